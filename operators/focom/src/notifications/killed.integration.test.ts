import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { KubernetesObject, resourceTypes } from '@o2ims-portal/api';
import { FocomFixture } from '../__testUtils__/FocomFixture';
import { FocomProcess } from './__testUtils__/FocomProcess';
import { SmoServer } from './__testUtils__/SmoServer';

jest.setTimeout(90_000);

type ConfigMap = KubernetesObject & { data?: Record<string, string> };

/** The Lease of the one that was killed has to expire first. */
const TAKEOVER_MS = 60_000;

describe('Notifications of a FOCOM that is killed', () => {
  let focom: FocomFixture;
  let smo: SmoServer;
  const processes: FocomProcess[] = [];

  beforeAll(async () => {
    focom = await FocomFixture.start();
    await focom.stopOperator();
    await focom.applyTemplate('any');
    smo = await SmoServer.start();
  });

  afterAll(async () => {
    await Promise.all(processes.map(process => process.kill()));
    await smo?.stop();
    await focom?.stop();
  });

  async function startFocom(): Promise<FocomProcess> {
    const file = (name: string) => join(focom.plane.directory, name);
    const signingKeyFile = file('smo.key');
    const key = Buffer.alloc(32, 1).toString('base64');
    await writeFile(signingKeyFile, `whsec_${key}\n`);
    await writeFile(
      file('notifications.json'),
      JSON.stringify({
        endpoints: [{ name: 'smo', url: smo.url('/smo'), signingKeyFile }],
        allowHttp: true,
      }),
    );
    const process = FocomProcess.start({
      kubeconfig: focom.plane.operatorKubeconfig('focom-operator'),
      notifications: file('notifications.json'),
    });
    processes.push(process);
    return process;
  }

  it('come from the next leader, the last of each request at least', async () => {
    const leader = await startFocom();
    const request = await focom.applyRequest('late');
    await smo.untilTold('late', 'pending');
    const gone = await focom.applyRequest('gone');
    await smo.untilTold('gone', 'pending');
    // noted, so that even what is gone can be told by another
    await focom.observer.untilSome<ConfigMap>(
      resourceTypes.configMap,
      ({ data }) => gone.metadata.uid! in (data ?? {}),
    );
    await startFocom();

    smo.answer = () => 503;
    await focom.setRemoteStatus(request, {
      provisioningStatus: { provisioningState: 'fulfilled' },
    });
    await focom.untilPhase(request, 'FULFILLED');
    await focom.delete(gone);
    await focom.untilGone(gone);
    await leader.kill();
    smo.answer = () => 204;

    await smo.until(
      () =>
        smo.told('late').at(-1) === 'fulfilled' &&
        smo.told('gone').at(-1) === 'deleted',
      TAKEOVER_MS,
    );
    // the standby told nothing while there was a leader
    for (const name of ['late', 'gone']) {
      const ids = smo.received
        .filter(
          ({ event, status }) => event.data.name === name && status === 204,
        )
        .map(({ event }) => event.id);
      expect(new Set(ids).size).toBe(ids.length);
    }
    expect(smo.told('late')).toEqual(['created', 'pending', 'fulfilled']);
    expect(smo.told('gone')).toEqual(['created', 'pending', 'deleted']);
  });
});
