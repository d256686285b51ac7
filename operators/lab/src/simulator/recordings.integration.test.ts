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

/** Made by `npm run record`, beside Cluster API v1.10.4 and BYOH v0.5.0. */
const FILE = join(__dirname, '__fixtures__/life-of-a-cluster.jsonl');
/** Fast, but not so fast that what takes time for real is over before anybody sees it. */
const SPEED = 20;

/** What the simulator leaves out, or has otherwise, and why. */
const KNOWN: [RegExp, string][] = [];

const recorded = readFileSync(FILE, 'utf8')
  .trim()
  .split('\n')
  .map(line => JSON.parse(line) as RecordedChange & { step: string });

describe('the simulator does what was recorded of real controllers and hosts', () => {
  const aliases = { recorded: new Aliases(), simulated: new Aliases() };
  let plane: Plane;
  let simulator: Simulator;
  let observer: Observer;

  beforeAll(async () => {
    plane = await startTestPlane();
    simulator = Simulator.create({ plane, hosts: 5, speed: SPEED });
    await simulator.start();
    observer = await Observer.create(plane.client);
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

  it.each(steps.filter(({ name }) => recorded.some(({ step }) => step === name)))('$name', async ({ name, run }) => {
    observer.forget();
    await run({ client: plane.client, observer, power });
    const real = toStories(
      recorded.filter(({ step }) => step === name),
      aliases.recorded,
    );
    const differences = () =>
      compareStories(
        real,
        toStories(observer.changes, aliases.simulated),
      ).filter(line => !KNOWN.some(([pattern]) => pattern.test(line)));
    // some of it comes later
    await observer
      .until('as recorded', () => differences().length === 0)
      .catch(() => undefined);
    expect(differences()).toEqual([]);
  });
});
