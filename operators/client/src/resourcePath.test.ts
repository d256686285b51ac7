import { resourceTypes } from '@o2ims-portal/api';
import { collectionPath, creationPath, objectPath } from './resourcePath';

const { lease, namespace, provisioningRequest, secret } = resourceTypes;

describe('collectionPath', () => {
  it.each([
    [secret, {}, '/api/v1/secrets'],
    [secret, { namespace: 'lab' }, '/api/v1/namespaces/lab/secrets'],
    [
      lease,
      { namespace: 'lab' },
      '/apis/coordination.k8s.io/v1/namespaces/lab/leases',
    ],
    [
      provisioningRequest,
      { namespace: 'ignored' },
      '/apis/o2ims.provisioning.oran.org/v1alpha1/provisioningrequests',
    ],
    [namespace, {}, '/api/v1/namespaces'],
  ])('of %j in %j is %s', (type, key, path) => {
    expect(collectionPath(type, key)).toBe(path);
  });

  it('escapes the query and leaves out what is not set', () => {
    expect(
      collectionPath(
        secret,
        {},
        { labelSelector: 'a in (b, c)', watch: true, limit: undefined },
      ),
    ).toBe('/api/v1/secrets?labelSelector=a+in+%28b%2C+c%29&watch=true');
  });
});

describe('objectPath', () => {
  it('escapes names, so that they cannot become other paths', () => {
    expect(objectPath(secret, { namespace: 'a/b', name: '../x?y=z' })).toBe(
      '/api/v1/namespaces/a%2Fb/secrets/..%2Fx%3Fy%3Dz',
    );
  });

  it('puts the subresource before the query', () => {
    expect(
      objectPath(
        provisioningRequest,
        { name: 'edge' },
        { subresource: 'status', query: { force: true } },
      ),
    ).toBe(
      '/apis/o2ims.provisioning.oran.org/v1alpha1/provisioningrequests/edge/status?force=true',
    );
  });

  it.each(['', '.', '..'])(
    'refuses the name "%s": it would be the path of a collection',
    name => {
      expect(() => objectPath(secret, { namespace: 'lab', name })).toThrow(
        'no name of a Secret',
      );
      expect(() => objectPath(secret, { namespace: '..', name: 'x' })).toThrow(
        'no namespace of a Secret',
      );
    },
  );

  it('refuses an object of a namespaced kind without a namespace', () => {
    expect(() => objectPath(secret, { name: 'x' })).toThrow(
      "Secret 'x' needs a namespace",
    );
    expect(() => creationPath(secret, {})).toThrow('needs a namespace');
  });
});
