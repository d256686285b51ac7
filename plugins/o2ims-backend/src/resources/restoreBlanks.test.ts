import { blankSecrets } from './blankSecrets';
import { restoreBlanks } from './restoreBlanks';

const before = {
  clusterName: 'edge',
  password: 'one',
  users: [{ name: 'a', token: 'two' }, { name: 'b' }],
};

describe('restoreBlanks', () => {
  it('undoes what blankSecrets did', () => {
    expect(restoreBlanks(blankSecrets(before), before)).toEqual(before);
  });

  it('keeps what was changed beside a secret, and a new secret', () => {
    const sent = {
      clusterName: 'edge',
      password: 'new',
      users: [{ name: 'c', token: '(left out)' }],
      workers: 3,
    };
    expect(restoreBlanks(sent, before)).toEqual({
      ...sent,
      users: [{ name: 'c', token: 'two' }],
    });
  });

  it('does not make up what was not there', () => {
    expect(restoreBlanks({ token: '(left out)' }, {})).toEqual({
      token: '(left out)',
    });
  });
});
