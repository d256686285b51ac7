import { checkMs, graceMs, LiveQuery, pollMs } from './LiveQuery';

function start(pushed: boolean) {
  let value: unknown = { version: 1 };
  const load = jest.fn(async () => {
    if (value instanceof Error) {
      throw value;
    }
    return value;
  });
  const query = LiveQuery.create({ load, pushed });
  const listener = jest.fn();
  query.subscribe(listener);
  const stop = query.start();
  return {
    query,
    load,
    listener,
    stop,
    change: (next: unknown) => {
      value = next;
    },
  };
}

const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);

describe('LiveQuery', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('loads at once, and again when a signal concerns it', async () => {
    const { query, load, change, stop } = start(true);
    await pass(0);
    expect(query.getState()).toEqual({
      value: { version: 1 },
      mode: 'unknown',
    });

    change({ version: 2 });
    query.onSignal(false);
    await pass(0);
    expect(load).toHaveBeenCalledTimes(1);
    expect(query.getState().mode).toBe('push');

    query.onSignal(true);
    await pass(0);
    expect(query.getState()).toMatchObject({
      value: { version: 2 },
      mode: 'push',
    });
    stop();
  });

  it('keeps the same object, and tells nobody, when nothing changed', async () => {
    const { query, change, listener, stop } = start(true);
    await pass(0);
    const { value } = query.getState();
    const told = listener.mock.calls.length;
    change({ version: 1 });
    query.refresh();
    await pass(0);
    expect(query.getState().value).toBe(value);
    expect(listener).toHaveBeenCalledTimes(told);
    stop();
  });

  it('loads once more for all signals that come while it loads', async () => {
    const { query, load, stop } = start(true);
    query.onSignal(true);
    query.onSignal(true);
    query.onSignal(true);
    await pass(0);
    expect(load).toHaveBeenCalledTimes(2);
    stop();
  });

  it('polls where there are no signals', async () => {
    const { query, change, stop } = start(false);
    await pass(0);
    change({ version: 2 });
    await pass(pollMs);
    expect(query.getState()).toMatchObject({
      value: { version: 2 },
      mode: 'poll',
    });
    stop();
  });

  it('looks ever more seldom while nothing changes', async () => {
    const { load, stop } = start(true);
    await pass(checkMs[0] + checkMs[1] + checkMs[2]);
    expect(load).toHaveBeenCalledTimes(4);
    await pass(checkMs[3] - 1);
    expect(load).toHaveBeenCalledTimes(4);
    stop();
  });

  it('polls after a change that no signal announced, until signals come again', async () => {
    const { query, change, load, stop } = start(true);
    await pass(checkMs[0]);
    change({ version: 2 });
    await pass(checkMs[1] + graceMs);
    expect(query.getState()).toMatchObject({
      value: { version: 2 },
      mode: 'poll',
    });

    await pass(checkMs[2]);
    const loads = load.mock.calls.length;
    await pass(pollMs);
    expect(load).toHaveBeenCalledTimes(loads + 1);

    query.onSignal(false);
    expect(query.getState().mode).toBe('push');
    stop();
  });

  it('forgives a signal that comes a little late', async () => {
    const { query, change, stop } = start(true);
    await pass(checkMs[0]);
    change({ version: 2 });
    await pass(checkMs[1]);
    query.onSignal(true);
    await pass(graceMs);
    expect(query.getState().mode).toBe('push');
    stop();
  });

  it('keeps what it knew while the backend fails, and tries again soon', async () => {
    const { query, change, stop } = start(true);
    await pass(0);
    change(new Error('down'));
    query.refresh();
    await pass(0);
    expect(query.getState()).toMatchObject({
      value: { version: 1 },
      error: new Error('down'),
    });
    change({ version: 2 });
    await pass(pollMs);
    expect(query.getState()).toMatchObject({ value: { version: 2 } });
    expect(query.getState().error).toBeUndefined();
    stop();
  });

  it('stops, and can be started again', async () => {
    const { query, load, stop } = start(true);
    stop();
    await pass(60_000);
    expect(load).toHaveBeenCalledTimes(1);
    expect(query.getState().value).toBeUndefined();
    const stopAgain = query.start();
    await pass(0);
    expect(query.getState().value).toEqual({ version: 1 });
    stopAgain();
  });

  it('knows since when it fails, until it does not', async () => {
    const { query, change, stop } = start(true);
    await pass(0);
    change(new Error('away'));
    query.refresh();
    await pass(0);
    const { failingSince } = query.getState();
    expect(failingSince).toBe(Date.now());
    await pass(pollMs);
    expect(query.getState()).toMatchObject({
      value: { version: 1 },
      failingSince,
    });
    change({ version: 2 });
    await pass(pollMs);
    expect(query.getState().failingSince).toBeUndefined();
    stop();
  });
});
