import { setTimeout as delay } from 'node:timers/promises';
import {
  findCondition,
  FocomProvisioningRequest,
  resourceTypes,
  submittedCondition,
} from '@o2ims-portal/api';
import { peakMemory } from '../operators/peakMemory';
import { processorTime } from '../operators/processorTime';
import { residentMemory } from '../operators/residentMemory';
import { Cleanups } from '../plane/Cleanups';
import { addedBetween } from '../report/countRequests';
import { atRate } from './atRate';
import { FocomOptions } from './FocomOptions';
import { ChangeTimes, FocomResult } from './FocomResult';
import { inParallel } from './inParallel';
import { renderRequest } from './renderRequest';
import { FocomStage, namespace, setUpFocom } from './setUpFocom';

const type = resourceTypes.focomProvisioningRequest;
/** As many as FOCOM's users may have in flight. */
const AT_ONCE = 20;
/** After the last change that is seen, for what FOCOM still has to put away. */
const SETTLE_MS = 3000;
const CHANGED = 'Changed while the O-Cloud hung';

function isSubmitted({ metadata, status }: FocomProvisioningRequest): boolean {
  const submitted = findCondition(status?.conditions, submittedCondition);
  return (
    submitted?.status === 'True' &&
    submitted.observedGeneration === metadata.generation
  );
}

/** Runs the measurements, and puts away everything that it started. */
export class FocomBench {
  readonly #options: FocomOptions;
  readonly #say: (text: string) => void;
  readonly #cleanups = Cleanups.create();

  static create(options: {
    options: FocomOptions;
    say: (text: string) => void;
  }): FocomBench {
    return new FocomBench(options.options, options.say);
  }

  private constructor(options: FocomOptions, say: (text: string) => void) {
    this.#options = options;
    this.#say = say;
  }

  async run(): Promise<FocomResult> {
    try {
      return await this.#measure();
    } finally {
      await this.stop();
    }
  }

  async stop(): Promise<void> {
    await this.#cleanups.run();
  }

  async #measure(): Promise<FocomResult> {
    const stage = await setUpFocom({
      options: this.#options,
      cleanups: this.#cleanups,
      say: this.#say,
    });
    return stage.focom.whileRunning(this.#measureOn(stage));
  }

  async #measureOn(stage: FocomStage): Promise<FocomResult> {
    const { oClouds, requests, changes, rate } = this.#options;
    const { pid } = stage.focom;
    const connectedMemory = await residentMemory(pid);

    this.#say(`Making ${requests} requests`);
    const submitted = await this.#submit(stage);
    this.#say('Having the O-Clouds fulfil them');
    const fulfilled = await this.#fulfil(stage);
    const idle = await this.#idle(stage);
    const settledMemory = await residentMemory(pid);

    const [silent] = stage.names;
    const [waiting, others] = [true, false].map(isSilent =>
      stage.requests
        .list()
        .filter(({ spec }) => (spec.oCloudId === silent) === isSilent),
    );
    const measure = async (what: string) => {
      this.#say(
        `Changing ${changes} statuses on ${
          oClouds - 1
        } O-Clouds, ${rate} in a second: ${what}`,
      );
      return this.#change(stage, others, what);
    };
    const before = await measure('all O-Clouds answer');
    stage.oClouds.hang(silent);
    await this.#changeAll(stage, waiting);
    const hanging = await measure('the other one hangs');
    const recoveredAt = performance.now();
    stage.oClouds.recover(silent);
    const caughtUp = (await this.#untilCaughtUp(stage, waiting)) - recoveredAt;
    const after = await measure('it has recovered');
    return {
      oClouds,
      requests,
      connected: stage.connected,
      submitted,
      fulfilled,
      idle,
      changes: { before, hanging, after },
      hanging: { waiting: waiting.length, caughtUp },
      memory: {
        connected: connectedMemory,
        settled: settledMemory,
        end: await residentMemory(pid),
        peak: await peakMemory(pid),
      },
      processor: await processorTime(pid),
    };
  }

  async #submit({ client, requests, names }: FocomStage): Promise<number> {
    const all = Array.from(
      { length: this.#options.requests },
      (_, i) => `bench-${i + 1}`,
    );
    const oCloudOf = new Map(
      all.map((name, i) => [name, names[i % names.length]]),
    );
    const done = requests.until(all, 'submitted', isSubmitted);
    const begin = performance.now();
    const created = inParallel(all, AT_ONCE, name =>
      client.create(
        type,
        renderRequest({ name, namespace }, oCloudOf.get(name)!),
      ),
    );
    const [at] = await Promise.all([done, created]);
    return at - begin;
  }

  async #fulfil({ player, requests }: FocomStage): Promise<number> {
    const all = requests.list();
    const done = requests.until(
      all.map(({ metadata }) => metadata.name),
      'fulfilled',
      ({ status }) => status?.phase === 'FULFILLED',
    );
    const begin = performance.now();
    const said = inParallel(all, AT_ONCE, request =>
      player.say(request, 'Cluster is provisioned.'),
    );
    const [at] = await Promise.all([done, said]);
    return at - begin;
  }

  async #idle({ focom, oClouds }: FocomStage): Promise<FocomResult['idle']> {
    const { idleSeconds: seconds } = this.#options;
    await delay(SETTLE_MS);
    this.#say(`Doing nothing for ${seconds} s`);
    oClouds.take();
    const before = await focom.requestCounts();
    await delay(seconds * 1000);
    const after = await focom.requestCounts();
    return {
      seconds,
      sent: addedBetween(before, after),
      received: Object.fromEntries(oClouds.take()),
    };
  }

  /** Changes statuses, of one request after the other, and takes the times. */
  async #change(
    { player, requests }: FocomStage,
    targets: readonly FocomProvisioningRequest[],
    what: string,
  ): Promise<ChangeTimes> {
    const { changes, rate } = this.#options;
    const times = await atRate(changes, rate, async index => {
      const target = targets[index % targets.length];
      const message = `Change ${index}, when ${what}`;
      const begin = performance.now();
      const seen = requests.until(
        [target.metadata.name],
        'changed',
        ({ status }) => status?.message === message,
      );
      const [shownAt, writtenAt] = await Promise.all([
        seen,
        player.say(target, message).then(() => performance.now()),
      ]);
      return { written: writtenAt - begin, shown: shownAt - begin };
    });
    return {
      written: times.map(({ written }) => written),
      shown: times.map(({ shown }) => shown),
    };
  }

  /** Changes what requests ask for, and what their O-Cloud says of them. */
  async #changeAll(
    { client, player }: FocomStage,
    requests: readonly FocomProvisioningRequest[],
  ): Promise<void> {
    await inParallel(requests, AT_ONCE, async request => {
      const { name } = request.metadata;
      await client.patch(
        type,
        { name, namespace },
        { spec: { description: CHANGED } },
      );
      await player.say(request, CHANGED);
    });
  }

  async #untilCaughtUp(
    { requests }: FocomStage,
    changed: readonly FocomProvisioningRequest[],
  ): Promise<number> {
    return requests.until(
      changed.map(({ metadata }) => metadata.name),
      'caught up with',
      request =>
        isSubmitted(request) &&
        request.spec.description === CHANGED &&
        request.status?.message === CHANGED,
    );
  }
}
