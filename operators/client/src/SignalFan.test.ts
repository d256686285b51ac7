import { SignalFan } from './SignalFan';

describe('SignalFan', () => {
  const untilAborted = (signal: AbortSignal) =>
    new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
    });

  it('ends all that is under way, with the reason', async () => {
    const source = new AbortController();
    const fan = SignalFan.create(source.signal);
    const done = fan.during(async () => 'done');
    const endless = [1, 2, 3].map(() => fan.during(untilAborted));
    expect(await done).toBe('done');
    const reason = new Error('over');
    source.abort(reason);
    for (const end of await Promise.allSettled(endless)) {
      expect(end).toEqual({ status: 'rejected', reason });
    }
  });

  it('begins nothing after that', async () => {
    const fan = SignalFan.create(AbortSignal.abort(new Error('over')));
    const action = jest.fn();
    await expect(fan.during(action)).rejects.toThrow('over');
    expect(action).not.toHaveBeenCalled();
  });

  it('does not listen for each', async () => {
    const { signal } = new AbortController();
    const listen = jest.spyOn(signal, 'addEventListener');
    const fan = SignalFan.create(signal);
    await Promise.all([1, 2, 3].map(() => fan.during(async () => undefined)));
    expect(listen).toHaveBeenCalledTimes(1);
  });
});
