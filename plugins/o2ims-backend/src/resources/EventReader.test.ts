import { EventReader } from './EventReader';

it('asks once for all who look at the same time or soon after', async () => {
  let now = 0;
  const list = jest.fn(async () => []);
  const reader = EventReader.create({ list, now: () => now });
  await Promise.all([reader.read('a'), reader.read('a'), reader.read('b')]);
  expect(list.mock.calls).toEqual([['a'], ['b']]);
  now = 1_999;
  await reader.read('a');
  expect(list).toHaveBeenCalledTimes(2);
  now = 2_000;
  await reader.read('a');
  expect(list).toHaveBeenCalledTimes(3);
});

it('does not keep a failure', async () => {
  const list = jest
    .fn<Promise<[]>, [string]>()
    .mockRejectedValueOnce(new Error('away'))
    .mockResolvedValueOnce([]);
  const reader = EventReader.create({ list });
  await expect(reader.read('a')).rejects.toThrow('away');
  await expect(reader.read('a')).resolves.toEqual([]);
});
