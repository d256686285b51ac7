import { fromFieldManager, toFieldManager } from './toFieldManager';

describe('toFieldManager', () => {
  it.each([
    ['user:default/paula', 'o2ims-portal/user:default/paula'],
    [undefined, 'o2ims-portal'],
    [`user:default/${'x'.repeat(120)}`, 'o2ims-portal'],
  ])('of %s is %s', (user, expected) => {
    expect(toFieldManager(user)).toBe(expected);
  });

  it.each([
    ['o2ims-portal/user:default/paula', 'user:default/paula'],
    ['o2ims-portal', 'o2ims-portal'],
    ['kubectl-annotate', 'kubectl-annotate'],
  ])('%s stands for %s', (name, expected) => {
    expect(fromFieldManager(name)).toBe(expected);
  });
});
