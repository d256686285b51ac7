import { readFocomConfig } from './readFocomConfig';

const read = (settings: Record<string, string>) =>
  readFocomConfig({ settings: new Map(Object.entries(settings)) });

describe('readFocomConfig', () => {
  it('leaves to the defaults what is not given', () => {
    expect(read({})).toEqual({});
  });

  it('reads what is given', () => {
    const settings = new Map([
      ['revision-history-limit', '3'],
      ['draft-ttl-seconds', '86400'],
    ]);
    expect(readFocomConfig({ concurrency: 5, settings })).toEqual({
      concurrency: 5,
      revisionHistoryLimit: 3,
      draftTtlSeconds: 86_400,
    });
  });

  it.each([
    ['revision-history-limit', '0', 'from 1 to 1000'],
    ['revision-history-limit', 'all', 'from 1 to 1000'],
    ['draft-ttl-seconds', '59', 'from 60 to 31536000'],
    ['draft-ttl-seconds', '1.5e3', 'from 60 to 31536000'],
  ])('refuses --%s=%s', (name, value, range) => {
    expect(() => read({ [name]: value })).toThrow(
      `--${name} is '${value}': it has to be a number ${range}`,
    );
  });
});
