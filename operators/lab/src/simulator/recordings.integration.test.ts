import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resourceTypes } from '@o2ims-portal/api';
import { Plane } from '../plane/Plane';
import { startTestPlane } from '../plane/startTestPlane';
import { faultAnnotation, hostFaults } from './faults';
import { Simulator } from './Simulator';
import { Aliases } from './testing/Aliases';
import { compareStories } from './testing/compareStories';
import { Observer } from './testing/Observer';
import { RecordedChange } from './testing/RecordedChange';
import { steps } from './testing/scenario';
import { toStories } from './testing/toStories';

jest.setTimeout(120_000);

type Line = RecordedChange & { step: string };

/**
 * Beside Cluster API v1.10.4 and BYOH v0.5.0: made by `npm run record`, on a busy machine, and an older one of the
 * first step, on an idle one.
 */
const recordings = ['life-of-a-cluster', 'creation'].map(name =>
  readFileSync(join(__dirname, `__fixtures__/${name}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Line),
);
/** Fast, but not so fast that what takes time for real is over before anybody sees it. */
const SPEED = 20;

/** What the simulator leaves out: a node is Ready as soon as it has joined, and so is all that runs there. */
const LEFT_OUT = [
  /^Machine core-\* \(\d\): (\w+PodHealthy|NodeHealthy): /,
  /^KubeadmControlPlane core: (ControlPlaneComponentsHealthy|EtcdClusterHealthy): /,
];

describe('the simulator does what was recorded of real controllers and hosts', () => {
  const known = recordings.map(lines => ({ lines, aliases: new Aliases() }));
  const aliases = new Aliases();
  let plane: Plane;
  let simulator: Simulator;
  let observer: Observer;

  beforeAll(async () => {
    plane = await startTestPlane();
    simulator = Simulator.create({ plane, hosts: 5, speed: SPEED });
    await simulator.start();
    observer = await Observer.create(plane.client);
    await observer.until(
      'all hosts are registered',
      () =>
        observer
          .list(resourceTypes.byoHost)
          .filter(({ status }) => status?.conditions).length === 5,
    );
  });

  afterAll(async () => {
    await observer?.stop();
    await simulator?.stop();
    await plane?.stop();
  });

  const power = async (name: string, state: 'off' | 'on') => {
    const fault = state === 'off' ? hostFaults.dies : null;
    await plane.client.patch(
      resourceTypes.byoHost,
      { namespace: 'default', name },
      { metadata: { annotations: { [faultAnnotation]: fault } } },
    );
  };

  it.each(steps)('$name', async ({ name, run }) => {
    observer.forget();
    await run({ client: plane.client, observer, power });
    const real = known.map(({ lines, aliases: theirs }) =>
      toStories(
        lines.filter(({ step }) => step === name),
        theirs,
      ),
    );
    const differences = () =>
      compareStories(real, toStories(observer.changes, aliases)).filter(
        line => !LEFT_OUT.some(pattern => pattern.test(line)),
      );
    // some of it comes later
    await observer
      .until('as recorded', () => differences().length === 0)
      .catch(() => undefined);
    expect(differences()).toEqual([]);
  });
});
