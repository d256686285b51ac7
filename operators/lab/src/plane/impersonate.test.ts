import { parse } from 'yaml';
import { impersonate } from './impersonate';

describe('impersonate', () => {
  it('changes who one is, and nothing else', () => {
    const kubeconfig = {
      apiVersion: 'v1',
      kind: 'Config',
      users: [{ name: 'admin', user: { 'client-key-data': 'a2V5' } }],
    };
    expect(
      parse(
        impersonate(JSON.stringify(kubeconfig), {
          user: 'someone',
          groups: ['system:masters'],
        }),
      ),
    ).toEqual({
      ...kubeconfig,
      users: [
        {
          name: 'admin',
          user: {
            'client-key-data': 'a2V5',
            as: 'someone',
            'as-groups': ['system:masters'],
          },
        },
      ],
    });
  });
});
