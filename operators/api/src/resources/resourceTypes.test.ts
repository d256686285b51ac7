import { apiVersionOf } from './ResourceType';
import { resourceTypes } from './resourceTypes';

it('has each kind once', () => {
  const types = Object.values(resourceTypes);
  expect(new Set(types.map(({ kind }) => kind)).size).toBe(types.length);
});

it('writes versions as objects carry them', () => {
  expect(apiVersionOf(resourceTypes.lease)).toBe('coordination.k8s.io/v1');
  expect(apiVersionOf(resourceTypes.secret)).toBe('v1');
});
