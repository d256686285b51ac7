import { Memo } from './Memo';

describe('Memo', () => {
  const object = {};
  const part = {};

  it('makes a thing once of the same parts, and again of others', () => {
    const memo = Memo.create<object, number>();
    const make = jest.fn().mockReturnValueOnce(1).mockReturnValueOnce(2);
    expect(memo.get(object, [part], make)).toBe(1);
    expect(memo.get(object, [part], make)).toBe(1);
    expect(memo.get(object, [part, {}], make)).toBe(2);
    expect(make).toHaveBeenCalledTimes(2);
  });

  it('keeps things of different objects apart', () => {
    const memo = Memo.create<object, number>();
    expect(memo.get(object, [], () => 1)).toBe(1);
    expect(memo.get({}, [], () => 2)).toBe(2);
  });

  it('remembers nothing of what could not be made', () => {
    const memo = Memo.create<object, number>();
    const fail = () => {
      throw new Error('broken');
    };
    expect(() => memo.get(object, [], fail)).toThrow('broken');
    expect(memo.get(object, [], () => 1)).toBe(1);
  });
});
