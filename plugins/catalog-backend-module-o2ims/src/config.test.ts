import { ConfigReader } from '@backstage/config';
import { readO2imsProviderConfig } from './config';

function read(provider?: object) {
  return readO2imsProviderConfig(
    new ConfigReader(
      provider ? { catalog: { providers: { o2ims: provider } } } : {},
    ),
  );
}

describe('readO2imsProviderConfig', () => {
  it('works without any configuration', () => {
    expect(read()).toEqual({
      defaultOwner: 'group:default/unknown',
      schedule: { frequency: { minutes: 10 }, timeout: { minutes: 2 } },
    });
  });

  it('reads owner and schedule', () => {
    const schedule = {
      frequency: { minutes: 30 },
      timeout: { minutes: 1 },
    };

    expect(read({ defaultOwner: 'platform-team', schedule })).toEqual({
      defaultOwner: 'group:default/platform-team',
      schedule,
    });
  });

  it('refuses an owner that cannot own anything, and says where it is written', () => {
    expect(() => read({ defaultOwner: 'component:default/shop' })).toThrow(
      /catalog\.providers\.o2ims\.defaultOwner is 'component:default\/shop'/,
    );
  });
});
