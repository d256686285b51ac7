import { atRate } from './atRate';

describe('atRate', () => {
  it('does not wait for the one before, and returns all in order', async () => {
    let release = () => {};
    const first = new Promise<void>(resolve => {
      release = resolve;
    });
    const results = await atRate(3, 1000, async index => {
      if (index === 0) {
        await first;
      }
      if (index === 2) {
        release();
      }
      return index;
    });
    expect(results).toEqual([0, 1, 2]);
  });

  it('fails when one fails', async () => {
    await expect(
      atRate(3, 1000, async index => {
        if (index === 0) {
          throw new Error('not this one');
        }
      }),
    ).rejects.toThrow('not this one');
  });
});
