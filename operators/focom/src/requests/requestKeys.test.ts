import { FocomProvisioningRequest } from '@o2ims-portal/api';
import {
  anOCloud,
  aRemote,
  aRequest,
  aTemplate,
} from '../__testUtils__/objects';
import { renderRevision } from '../revisions/renderRevision';
import {
  oCloudsOfRequest,
  requestsOfOCloud,
  requestsOfRemote,
  requestsOfRevision,
  requestsOfTemplate,
} from './requestKeys';

function cache(...requests: FocomProvisioningRequest[]) {
  return {
    list: () => requests,
    get: (key: { namespace?: string; name: string }) =>
      requests.find(
        ({ metadata }) =>
          metadata.name === key.name && metadata.namespace === key.namespace,
      ),
  };
}

const inDefault = aRequest();
const elsewhere = aRequest({ metadata: { namespace: 'b', uid: '22222222-2' } });
const long = aRequest({
  metadata: { name: 'n'.repeat(100), uid: '33333333-3' },
});
const onSite = aRequest({
  metadata: { name: 'site', uid: '44444444-4' },
  spec: { oCloudId: 'site-1', templateVersion: 'v2' },
});
const requests = cache(inDefault, elsewhere, long, onSite);
const key = ({ metadata: { namespace, name } }: FocomProvisioningRequest) => ({
  namespace,
  name,
});

describe('requestKeys', () => {
  it('finds the OCloud of a request that came or went, not of one that fares on', () => {
    const site = { namespace: onSite.metadata.namespace, name: 'site-1' };
    expect(oCloudsOfRequest(onSite)).toEqual([site]);
    expect(oCloudsOfRequest(onSite, onSite)).toEqual([]);
  });

  it.each([inDefault, elsewhere, long])(
    'finds the request of a ProvisioningRequest',
    request => {
      expect(requestsOfRemote(requests, aRemote(request))).toEqual([
        key(request),
      ]);
    },
  );

  it('finds the request whose place a foreign ProvisioningRequest takes', () => {
    const foreign = aRemote(inDefault, { metadata: { labels: {} } });
    expect(requestsOfRemote(requests, foreign)).toEqual([key(inDefault)]);
    const unrelated = aRemote(inDefault, {
      metadata: { labels: {}, name: 'core' },
    });
    expect(requestsOfRemote(requests, unrelated)).toEqual([]);
  });

  it('finds the request for several clusters of a ProvisioningRequest for one', () => {
    const batch: FocomProvisioningRequest = {
      ...inDefault,
      metadata: { ...inDefault.metadata, name: 'sites', uid: '55555555-5' },
      spec: { templateName: 's', templateVersion: 'v', clusters: [] },
    };
    const withBatch = cache(inDefault, batch);
    const remote = aRemote({ ...aRequest(batch), cluster: 'west' });
    expect(requestsOfRemote(withBatch, remote)).toEqual([key(batch)]);
    const unmarked = { ...remote, metadata: { name: remote.metadata.name } };
    expect(requestsOfRemote(withBatch, unmarked)).toEqual([key(batch)]);
  });

  it('finds the request of a revision, by its owner', () => {
    const { spec } = long;
    const revision = renderRevision({ request: long, spec, number: 1 });
    expect(requestsOfRevision(revision)).toEqual([key(long)]);
    expect(
      requestsOfRevision({ ...revision, metadata: { name: 'stray-1' } }),
    ).toEqual([]);
  });

  it('finds the requests of an OCloud', () => {
    expect(requestsOfOCloud(requests, anOCloud('site-1').metadata)).toEqual([
      key(onSite),
    ]);
  });

  it('finds the requests of a template, in its own namespace', () => {
    expect(requestsOfTemplate(requests, aTemplate())).toEqual([
      key(inDefault),
      key(long),
    ]);
  });
});
