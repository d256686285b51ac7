import { parseFocomOptions } from './FocomOptions';

describe('parseFocomOptions', () => {
  it('has defaults', () => {
    expect(parseFocomOptions([])).toEqual({
      oClouds: 50,
      requests: 2000,
      changes: 500,
      rate: 20,
      idleSeconds: 60,
    });
  });

  it('reads what is given', () => {
    const args = ['--o-clouds=3', '--requests', '12', '--json', 'f'];
    expect(parseFocomOptions(args)).toMatchObject({
      oClouds: 3,
      requests: 12,
      json: 'f',
    });
  });

  it.each([
    [['--o-clouds', '1'], '--o-clouds must be a whole number from 2 on'],
    [['--requests', '49'], '--requests must be a whole number from 50 on'],
    [['--fast'], 'fast'],
  ])('says what is wrong with %p', (args, message) => {
    expect(() => parseFocomOptions(args)).toThrow(message);
  });
});
