import { mapBounded } from './mapBounded';

describe('mapBounded', () => {
  it('has never more under way than it may, and keeps the order', async () => {
    let running = 0;
    let most = 0;
    const results = await mapBounded([5, 4, 3, 2, 1], 2, async item => {
      running += 1;
      most = Math.max(most, running);
      for (let turn = 0; turn < item; turn += 1) {
        await undefined;
      }
      running -= 1;
      return item * 10;
    });
    expect(results).toEqual([50, 40, 30, 20, 10]);
    expect(most).toBe(2);
  });

  it('fails when one fails', async () => {
    const failing = mapBounded([1, 2], 2, async item => {
      if (item === 2) {
        throw new Error('no 2');
      }
    });
    await expect(failing).rejects.toThrow('no 2');
  });
});
