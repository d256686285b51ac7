import { parseChainOptions } from './ChainOptions';

describe('parseChainOptions', () => {
  it('has defaults', () => {
    expect(parseChainOptions([])).toEqual({
      requests: 30,
      concurrent: 20,
      idleSeconds: 60,
    });
  });

  it('reads what is given', () => {
    const args = ['--requests', '1', '--idle-seconds=2', '--json', 'f'];
    expect(parseChainOptions(args)).toEqual({
      requests: 1,
      concurrent: 20,
      idleSeconds: 2,
      json: 'f',
    });
  });

  it.each([
    [['--requests', '0'], '--requests must be a whole number from 1 on'],
    [['--concurrent', 'many'], '--concurrent must be a whole number'],
    [['--fast'], 'fast'],
  ])('says what is wrong with %p', (args, message) => {
    expect(() => parseChainOptions(args)).toThrow(message);
  });
});
