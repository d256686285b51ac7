import { mockServices } from '@backstage/backend-test-utils';
import { readO2imsConfig } from './config';

describe('readO2imsConfig', () => {
  it('has defaults for everything', () => {
    const config = mockServices.rootConfig({ data: {} });
    expect(readO2imsConfig(config)).toEqual({
      namespace: 'default',
      acceptHostsWithoutCleaner: false,
      kubernetes: { kubeconfig: undefined, context: undefined },
    });
  });

  it('reads what is configured', () => {
    const kubernetes = { kubeconfig: 'a/kubeconfig', context: 'lab' };
    const config = mockServices.rootConfig({
      data: {
        o2ims: {
          namespace: 'clouds',
          acceptHostsWithoutCleaner: true,
          kubernetes,
        },
      },
    });
    expect(readO2imsConfig(config)).toEqual({
      namespace: 'clouds',
      acceptHostsWithoutCleaner: true,
      kubernetes,
    });
  });
});
