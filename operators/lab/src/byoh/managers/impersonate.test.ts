import { parse } from 'yaml';
import { impersonate } from './impersonate';

describe('impersonate', () => {
  it('changes the name only', () => {
    const kubeconfig = {
      apiVersion: 'v1',
      kind: 'Config',
      users: [{ name: 'admin', user: { 'client-key-data': 'a2V5' } }],
    };
    expect(parse(impersonate(JSON.stringify(kubeconfig), 'someone'))).toEqual({
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
