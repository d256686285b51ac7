import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { entityAnnotations } from '@o2ims-portal/plugin-o2ims-common';
import { screen, waitFor } from '@testing-library/react';
import { requestListOf } from '../__testUtils__/lists';
import { o2imsApiMock } from '../__testUtils__/o2imsApiMock';
import {
  sampleCluster,
  sampleHost,
  sampleRequest,
} from '../__testUtils__/samples';
import { signalsMock } from '../__testUtils__/signalsMock';
import plugin from '../plugin';

describe('the entity cards', () => {
  const entity = (type: string, annotations: Record<string, string>) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: { name: 'some', annotations },
    spec: { type, owner: 'group:default/team-ran' },
  });

  function renderEntity(
    subject: ReturnType<typeof entity>,
    api: ReturnType<typeof o2imsApiMock>,
  ) {
    renderTestApp({
      features: [plugin],
      extensions: [createTestEntityPage({ entity: subject })],
      apis: [api, signalsMock().api, mockApis.permission()],
    });
  }

  it('show a cluster, and none of the host', async () => {
    const api = o2imsApiMock({
      getCluster: jest.fn(async () =>
        sampleCluster({ nodesReady: 1, phase: 'Provisioned' }),
      ),
    });
    renderEntity(
      entity('kubernetes-cluster', {
        [entityAnnotations.cluster]: 'default/edge',
      }),
      api,
    );
    expect(await screen.findByText('1 of 2')).toBeInTheDocument();
    expect(screen.getByText('10.204.86.13:6443')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'edge' })).toHaveAttribute(
      'href',
      '/o2ims/requests/focom/default/edge',
    );
    expect(api.getCluster).toHaveBeenCalledWith(
      { namespace: 'default', name: 'edge' },
      expect.anything(),
    );
    expect(screen.queryByText('Host')).not.toBeInTheDocument();
  });

  it('show a host with the request that has it', async () => {
    renderEntity(
      entity('bare-metal-host', { [entityAnnotations.host]: 'default/byoh-3' }),
      o2imsApiMock({
        getHost: async () =>
          sampleHost({
            name: 'byoh-3',
            state: 'reserved',
            request: 'edge-1a2b3c',
          }),
        listRequests: async () => requestListOf([sampleRequest()]),
      }),
    );
    expect(await screen.findByText('reserved')).toBeInTheDocument();
    expect(await screen.findByRole('link', { name: 'edge' })).toHaveAttribute(
      'href',
      '/o2ims/requests/focom/default/edge',
    );
  });

  it('show why a host is not clean', async () => {
    renderEntity(
      entity('bare-metal-host', { [entityAnnotations.host]: 'default/byoh-3' }),
      o2imsApiMock({
        getHost: async () =>
          sampleHost({
            name: 'byoh-3',
            state: 'cleaning',
            notClean: 'not clean: its cleaner said: disk full',
          }),
      }),
    );
    expect(await screen.findByText('not clean')).toBeInTheDocument();
    expect(
      screen.getByText('not clean: its cleaner said: disk full'),
    ).toBeInTheDocument();
  });

  it('leave other resources alone', async () => {
    const api = o2imsApiMock();
    renderEntity(entity('database', {}), api);
    await waitFor(() => expect(document.body).not.toBeEmptyDOMElement());
    expect(api.getCluster).not.toHaveBeenCalled();
    expect(screen.queryByText('Cluster')).not.toBeInTheDocument();
  });
});
