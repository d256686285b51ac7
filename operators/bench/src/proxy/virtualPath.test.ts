import {
  isWritten,
  oCloudLabel,
  prefixOf,
  readVirtualPath,
  toSharedPath,
  withOCloud,
} from './virtualPath';

const collection =
  '/apis/o2ims.provisioning.oran.org/v1alpha1/provisioningrequests';

describe('readVirtualPath', () => {
  it.each([
    [
      `${prefixOf('west-1')}${collection}?watch=true`,
      { oCloud: 'west-1', path: `${collection}?watch=true` },
    ],
    [
      '/o-clouds/west-1/api/v1/namespaces/o-clouds',
      { oCloud: 'west-1', path: '/api/v1/namespaces/o-clouds' },
    ],
    [collection, undefined],
    ['/o-clouds/west-1', undefined],
    ['/o-clouds//api', undefined],
  ])('of %s', (url, expected) => {
    expect(readVirtualPath(url)).toEqual(expected);
  });
});

describe('toSharedPath', () => {
  const selectorOf = (path: string) =>
    new URLSearchParams(path.split('?')[1]).get('labelSelector');

  it('selects the own ProvisioningRequests, of those that were asked for', () => {
    expect(selectorOf(toSharedPath('west-1', 'GET', collection))).toBe(
      `${oCloudLabel}=west-1`,
    );
    const path = toSharedPath(
      'west-1',
      'GET',
      `${collection}?watch=true&labelSelector=a%3Db&resourceVersion=7`,
    );
    expect(selectorOf(path)).toBe(`a=b,${oCloudLabel}=west-1`);
    expect(path).toContain('watch=true');
    expect(path).toContain('resourceVersion=7');
  });

  it.each([
    ['POST', `${collection}?fieldManager=focom`],
    ['GET', `${collection}/edge`],
    ['GET', '/apis/coordination.k8s.io/v1/leases?labelSelector=a'],
  ])('leaves %s %s as it is', (method, path) => {
    expect(toSharedPath('west-1', method, path)).toBe(path);
  });
});

describe('isWritten', () => {
  it.each([
    ['POST', collection, true],
    ['POST', `${collection}?fieldManager=focom`, true],
    ['PUT', `${collection}/edge`, true],
    ['PUT', `${collection}/edge/status`, false],
    ['PATCH', `${collection}/edge`, false],
    ['DELETE', `${collection}/edge`, false],
    ['GET', collection, false],
    ['POST', '/api/v1/namespaces/default/events', false],
  ])('%s %s: %p', (method, path, expected) => {
    expect(isWritten(method, path)).toBe(expected);
  });
});

describe('withOCloud', () => {
  it('adds its label to those that are there', () => {
    const object = { metadata: { name: 'edge', labels: { a: 'b' } }, spec: {} };
    expect(JSON.parse(withOCloud('west-1', JSON.stringify(object)))).toEqual({
      metadata: { name: 'edge', labels: { a: 'b', [oCloudLabel]: 'west-1' } },
      spec: {},
    });
  });
});
