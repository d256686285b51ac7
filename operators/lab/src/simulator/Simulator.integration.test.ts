import { resourceTypes } from '@o2ims-portal/api';
import { Plane } from '../plane/Plane';
import { startTestPlane } from '../plane/startTestPlane';
import { Simulator } from './Simulator';
import { applyCluster } from './testing/clusterManifests';
import { Observer } from './testing/Observer';
import { pino } from 'pino';

jest.setTimeout(120_000);

describe('Simulator', () => {
  let plane: Plane;
  let simulator: Simulator;
  let observer: Observer;

  beforeAll(async () => {
    plane = await startTestPlane();
    observer = await Observer.create(plane.client);
    simulator = Simulator.create({
      plane,
      speed: Infinity,
      logger: pino({ level: 'debug' }, pino.destination('/tmp/simulator/log')),
    });
    await simulator.start();
  });

  afterAll(async () => {
    await observer?.stop();
    await simulator?.stop();
    await plane?.stop();
  });

  it('brings up a cluster', async () => {
    const t0 = Date.now();
    await applyCluster(plane.client, {
      name: 'core',
      masters: ['3'],
      workers: ['1'],
    });
    try {
      await observer.until('all ready', () => {
        const md = observer.get(
          resourceTypes.machineDeployment,
          'core-worker-1',
        );
        return md?.status?.readyReplicas === 1;
      });
      process.stdout.write(`up ${Date.now() - t0}\n`);
      const t1 = Date.now();
      await plane.client.delete(resourceTypes.cluster, {
        namespace: 'default',
        name: 'core',
      });
      await observer.until(
        'gone',
        () =>
          observer.list(resourceTypes.cluster).length === 0 &&
          observer
            .list(resourceTypes.byoHost)
            .every(h => !h.status?.machineRef) &&
          observer.list(resourceTypes.byoMachineTemplate).length === 0,
      );
      process.stdout.write(`down ${Date.now() - t1}\n`);
    } finally {
      process.stdout.write(observer.history.join('\n'));
    }
    expect(observer.list(resourceTypes.secret)).toEqual([]);
  });
});
