import { aRemote, aRequest } from '../__testUtils__/objects';
import { RemoteContests } from './RemoteContests';

const desired = aRemote(aRequest());
const remote = aRemote(aRequest(), {
  metadata: {
    uid: 'u',
    managedFields: [{ manager: 'tuner', fieldsV1: { 'f:spec': {} } }],
  } as object,
});

/** Puts it back as soon as that is allowed, so many times; tells when. */
function fight(contests: RemoteContests, times: number): number[] {
  const writes: number[] = [];
  let now = 0;
  while (writes.length < times) {
    now += contests.beforeWrite(remote, desired, now)?.againAfterMs ?? 0;
    expect(contests.beforeWrite(remote, desired, now)).toBeUndefined();
    contests.written(remote, desired, now);
    writes.push(now);
  }
  return writes;
}

describe('RemoteContests', () => {
  it('lets more and more time pass, up to five minutes', () => {
    const writes = fight(RemoteContests.create(), 13);
    const pauses = writes.slice(1).map((at, index) => at - writes[index]);
    expect(pauses).toEqual(
      [0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300].map(s => s * 1000),
    );
  });

  it('names who does it, once it has gone on for a while', () => {
    const contests = RemoteContests.create();
    fight(contests, 3);
    expect(contests.beforeWrite(remote, desired, 1000)).toEqual({
      againAfterMs: 2000,
    });
    contests.written(remote, desired, 3000);
    const problem = {
      phase: 'PENDING',
      reason: 'SpecContested',
      message: expect.stringContaining("name 'tuner' beside FOCOM"),
    };
    const contested = contests.beforeWrite(remote, desired, 3000);
    expect(contested).toEqual({ againAfterMs: 4000, problem });
    const quiet = contests.whileQuiet(remote, 3000);
    expect(quiet).toEqual({ againAfterMs: 60_000, problem });
    expect(contests.whileQuiet(remote, 63_000)).toBeUndefined();
    expect(contests.beforeWrite(remote, desired, 63_000)).toBeUndefined();
  });

  it('never holds back what was not written before, nor others', () => {
    const contests = RemoteContests.create();
    fight(contests, 8);
    const changed = aRemote(
      aRequest({ spec: { templateParameters: { clusterName: 'other' } } }),
    );
    expect(contests.beforeWrite(remote, changed, 0)).toBeUndefined();
    const other = aRemote(aRequest(), { metadata: { uid: 'v' } });
    expect(contests.beforeWrite(other, desired, 0)).toBeUndefined();
    expect(contests.whileQuiet(other, 0)).toBeUndefined();
    contests.written(remote, changed, 0);
    expect(contests.beforeWrite(remote, changed, 0)).toBeUndefined();
    expect(contests.whileQuiet(remote, 0)).toBeUndefined();
  });
});
