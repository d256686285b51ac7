import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { entityAnnotations } from '@o2ims-portal/plugin-o2ims-common';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { hostListOf, requestListOf } from './__testUtils__/lists';
import { o2imsApiMock } from './__testUtils__/o2imsApiMock';
import {
  sampleCluster,
  sampleHost,
  sampleHosts,
  sampleRequest,
  sampleRequests,
  sampleStages,
} from './__testUtils__/samples';
import { sampleEvents } from './__testUtils__/sampleEvents';
import { sampleManifests } from './__testUtils__/sampleManifests';
import { sampleResourceTree } from './__testUtils__/sampleResourceTree';
import { signalsMock } from './__testUtils__/signalsMock';
import plugin from './plugin';

function renderPlugin(path: string, api: ReturnType<typeof o2imsApiMock>) {
  const signals = signalsMock();
  renderTestApp({
    features: [plugin],
    apis: [api, signals.api, mockApis.permission()],
    initialRouteEntries: [path],
  });
  return signals;
}

describe('the list of requests', () => {
  it('is where the plugin begins, counts, and asks for what needs attention first', async () => {
    const api = o2imsApiMock({
      listRequests: async () => requestListOf(sampleRequests()),
    });
    renderPlugin('/o2ims', api);
    const row = await screen.findByRole('row', { name: /lab-7/ });
    expect(row).toHaveTextContent(/FAILED/);
    expect(row).toHaveTextContent(
      /Starting the control plane: byoh-6: kubeadm/,
    );
    const counts = screen.getByRole('list', { name: 'Requests by state' });
    expect(counts).toHaveTextContent(
      '1 ready2 in progress1 needs attention1 being deleted',
    );
    expect(api.listRequests).toHaveBeenCalledWith(
      expect.objectContaining({ sort: 'attention', limit: 20, offset: 0 }),
      expect.anything(),
    );
    expect(screen.getByRole('row', { name: /core/ })).toHaveTextContent(
      'Joining workers, 6 of 7',
    );
    expect(screen.getByRole('row', { name: /night-build/ })).toHaveTextContent(
      'Reserving hosts, 2 of 7: Waiting for host byoh-3: request edge-1a2b3c',
    );
    expect(screen.getByText('These hosts are simulated')).toBeInTheDocument();
  });

  it('says on which O-Cloud each is, once they are on several', async () => {
    let requests = [sampleRequest()];
    const api = o2imsApiMock({
      listRequests: async () => requestListOf(requests),
    });
    const signals = renderPlugin('/o2ims', api);
    await screen.findByRole('row', { name: /edge/ });
    expect(
      screen.queryByRole('columnheader', { name: 'O-Cloud' }),
    ).not.toBeInTheDocument();

    requests = [...requests, sampleRequest({ name: 'far', oCloudId: 'west' })];
    act(() =>
      signals.send({ object: 'request', namespace: 'default', name: 'far' }),
    );
    expect(await screen.findByRole('row', { name: /far/ })).toHaveTextContent(
      'west',
    );
    expect(
      screen.getByRole('columnheader', { name: 'O-Cloud' }),
    ).toBeInTheDocument();
  });

  it('takes its filter from the URL, and lets it be dropped', async () => {
    const requests = sampleRequests();
    const api = o2imsApiMock({
      listRequests: async query => ({
        ...requestListOf(requests),
        ...(query?.search && { items: [], total: 0 }),
      }),
    });
    renderPlugin(
      '/o2ims/requests?search=nowhere&phase=FAILED&owner=group:default/team-lab',
      api,
    );
    await screen.findByText('No request fits this filter');
    expect(api.listRequests).toHaveBeenCalledWith(
      expect.objectContaining({
        search: 'nowhere',
        phase: ['FAILED'],
        owner: 'group:default/team-lab',
      }),
      expect.anything(),
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Show all requests' }),
    );
    expect(await screen.findAllByRole('rowheader')).toHaveLength(5);
  });

  it('goes through many page by page, and sorts them where they are', async () => {
    const all = Array.from({ length: 45 }, (_, index) =>
      sampleRequest({ name: `edge-${index}` }),
    );
    const api = o2imsApiMock({
      listRequests: async ({ offset = 0, limit = 100 } = {}) => ({
        ...requestListOf(all),
        items: all.slice(offset, offset + limit),
      }),
    });
    renderPlugin('/o2ims/requests?page=2', api);
    await screen.findByRole('row', { name: /edge-20/ });
    expect(screen.getAllByRole('rowheader')).toHaveLength(20);
    await userEvent.click(
      screen.getByRole('button', { name: 'Next table page' }),
    );
    await screen.findByRole('row', { name: /edge-44/ });
    expect(screen.getAllByRole('rowheader')).toHaveLength(5);
    await userEvent.click(screen.getByRole('columnheader', { name: 'Name' }));
    await waitFor(() =>
      expect(api.listRequests).toHaveBeenLastCalledWith(
        expect.objectContaining({ sort: 'name', order: 'asc', offset: 0 }),
        expect.anything(),
      ),
    );
  });

  it('teaches when there is none', async () => {
    renderPlugin(
      '/o2ims',
      o2imsApiMock({ listRequests: async () => requestListOf([]) }),
    );
    expect(
      await screen.findByText('No clusters have been asked for yet'),
    ).toBeInTheDocument();
  });

  it('says why it cannot be shown, and tries again', async () => {
    const api = o2imsApiMock({ listRequests: jest.fn() });
    api.listRequests.mockRejectedValueOnce(
      new Error('503', { cause: new Error('The API server is away') }),
    );
    api.listRequests.mockResolvedValue(requestListOf([sampleRequest()]));
    renderPlugin('/o2ims', api);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The API server is away',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('row', { name: /edge/ })).toBeVisible();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('opens a request with the keyboard', async () => {
    renderPlugin(
      '/o2ims',
      o2imsApiMock({
        listRequests: async () => requestListOf([sampleRequest()]),
        getRequest: async () => sampleRequest(),
      }),
    );
    const row = await screen.findByRole('row', { name: /edge/ });
    await userEvent.click(within(row).getByRole('rowheader'));
    expect(
      await screen.findByRole('heading', { name: 'edge' }),
    ).toBeInTheDocument();
  });
});

describe('the page of a request', () => {
  const path = '/o2ims/requests/focom/default/edge';

  it('follows the request by signals, without a reload', async () => {
    let request = sampleRequest({
      phase: 'PROGRESSING',
      createdAt: new Date(Date.now() - 5_000).toISOString(),
      stages: sampleStages({
        startedAt: Date.now() - 5_000,
        done: 4,
        state: 'active',
        message: 'byoh-3 runs kubeadm init',
      }),
    });
    const api = o2imsApiMock({ getRequest: jest.fn(async () => request) });
    const signals = renderPlugin(path, api);
    const stages = await screen.findByRole('list', {
      name: 'Stages of this request',
    });
    const current = within(stages).getByRole('listitem', { current: 'step' });
    expect(current).toHaveTextContent(
      /Starting the control plane.*byoh-3 runs kubeadm init/,
    );
    expect(screen.getByRole('status')).toHaveTextContent(
      'edge is PROGRESSING: Starting the control plane',
    );
    expect(screen.queryByText('Get access')).not.toBeInTheDocument();

    request = sampleRequest();
    act(() =>
      signals.send({ object: 'request', namespace: 'default', name: 'edge' }),
    );
    await waitFor(() =>
      expect(screen.getByRole('status')).toHaveTextContent('edge is FULFILLED'),
    );
    expect(screen.getByText('Live')).toBeInTheDocument();
    expect(
      screen.getByText(
        /kubectl get secret edge-kubeconfig --namespace default/,
      ),
    ).toBeInTheDocument();
    expect(api.getRequest).toHaveBeenLastCalledWith(
      { kind: 'focom', namespace: 'default', name: 'edge' },
      expect.anything(),
    );
  });

  it('shows what stands behind it as a tree, open where something is not ready', async () => {
    const request = sampleRequest();
    const user = userEvent.setup();
    renderPlugin(
      path,
      o2imsApiMock({
        getRequest: async () => request,
        getRequestResources: async () => sampleResourceTree(request),
      }),
    );
    await user.click(await screen.findByRole('tab', { name: 'Resources' }));
    const tree = await screen.findByRole('treegrid', {
      name: 'Objects behind this request',
    });
    const line = (name: string) => within(tree).queryByRole('row', { name });
    expect(line('ByoHost byoh-4')).toHaveTextContent('exit status 1');
    expect(
      within(line('ByoHost byoh-4')!).getByRole('img'),
    ).toHaveAccessibleName('failed');
    const controlPlane = 'KubeadmControlPlane edge-control-plane';
    expect(line(controlPlane)).toHaveAttribute('aria-expanded', 'false');
    expect(line('ByoHost byoh-3')).not.toBeInTheDocument();

    await user.click(line(controlPlane)!);
    await user.keyboard('{ArrowRight}');
    expect(line(controlPlane)).toHaveAttribute('aria-expanded', 'true');
    await user.keyboard('{ArrowDown}');
    expect(line('Machine edge-control-plane-x7k2p')).toHaveFocus();

    await user.click(screen.getByRole('radio', { name: 'Graph' }));
    const graph = screen.getByRole('group', {
      name: 'Objects behind this request, as a graph',
    });
    expect(within(graph).getByText('byoh-3')).toBeInTheDocument();
  });

  it('shows the events of what stands behind it', async () => {
    renderPlugin(
      `${path}/events`,
      o2imsApiMock({
        getRequest: async () => sampleRequest(),
        listRequestEvents: async () => sampleEvents(),
      }),
    );
    const list = await screen.findByRole('list', { name: 'Events' });
    const [newest] = within(list).getAllByRole('listitem');
    expect(newest).toHaveTextContent(
      /BootstrapFailedByoHost byoh-4.*kubeadm join did not end 3 times, first/,
    );
    expect(within(newest).getByRole('img')).toHaveAccessibleName('warning');
    expect(screen.getByRole('tab', { name: 'Events' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
  });

  it('shows what stands behind it as YAML, one object at a time', async () => {
    renderPlugin(
      `${path}/yaml`,
      o2imsApiMock({
        getRequest: async () => sampleRequest(),
        listRequestManifests: async () => sampleManifests(),
      }),
    );
    expect(
      await screen.findByText(/kind: FocomProvisioningRequest/),
    ).toBeInTheDocument();
    const user = userEvent.setup();
    await user.click(
      screen.getByRole('button', { name: /FocomProvisioningRequest edge/ }),
    );
    await user.click(screen.getByRole('option', { name: 'Cluster edge' }));
    expect(screen.getByText(/kind: Cluster/)).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Copy the YAML of edge' }),
    ).toBeInTheDocument();
  });

  it('says since when there is no connection, and shows how things were', async () => {
    const api = o2imsApiMock({
      getRequest: jest.fn(async () => sampleRequest()),
    });
    const signals = renderPlugin(path, api);
    await screen.findByRole('heading', { name: 'edge' });
    api.getRequest.mockRejectedValue(new Error('Failed to fetch'));
    act(() =>
      signals.send({
        object: 'request',
        kind: 'focom',
        namespace: 'default',
        name: 'edge',
      }),
    );
    expect(
      await screen.findByText(/^No connection since /),
    ).toBeInTheDocument();
    expect(
      screen.getByText('What you see may be out of date'),
    ).toBeInTheDocument();
    expect(screen.getByRole('heading', { name: 'edge' })).toBeInTheDocument();
  });

  it('says of hosts elsewhere where they are, also when they are given back', async () => {
    const request = sampleRequest({ oCloudId: 'west', hosts: [] });
    renderPlugin(
      `${path}/hosts`,
      o2imsApiMock({ getRequest: async () => request }),
    );
    expect(
      await screen.findByText(
        'They are hosts of O-Cloud west, which the portal does not see.',
      ),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Delete' }));
    expect(
      await screen.findByText('Its hosts on O-Cloud west become free again.'),
    ).toBeInTheDocument();
  });

  it('tells a failure: what, why, and what to do', async () => {
    const failed = sampleRequests().find(({ name }) => name === 'lab-7')!;
    renderPlugin(path, o2imsApiMock({ getRequest: async () => failed }));
    expect(
      await screen.findByText('Failed: Starting the control plane'),
    ).toBeInTheDocument();
    const why = screen.getAllByText(/kubeadm init did not end within 5 min/);
    expect(why.length).toBeGreaterThan(0);
    expect(
      screen.getByText(/Look at the hosts of this request/),
    ).toBeInTheDocument();
  });

  it('deletes only when the name was typed, and says which hosts come back', async () => {
    let request = sampleRequest();
    const api = o2imsApiMock({
      getRequest: async () => request,
      deleteRequest: jest.fn(async () => {
        request = { ...request, phase: 'DELETING', message: 'Draining' };
        return request;
      }),
    });
    renderPlugin(path, api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Delete' }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent(/These 2 hosts become free again/);
    expect(dialog).toHaveTextContent(/byoh-3/);
    const confirm = within(dialog).getByRole('button', { name: 'Delete edge' });
    expect(confirm).toBeDisabled();
    await userEvent.type(within(dialog).getByRole('textbox'), 'edge');
    await userEvent.click(confirm);
    expect(await screen.findByText('Being deleted')).toBeInTheDocument();
    expect(screen.queryByText('Progress')).not.toBeInTheDocument();
    expect(api.deleteRequest).toHaveBeenCalledWith({
      kind: 'focom',
      namespace: 'default',
      name: 'edge',
    });
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('says what the backend answers when it will not delete', async () => {
    renderPlugin(
      path,
      o2imsApiMock({
        getRequest: async () => sampleRequest(),
        deleteRequest: async () => {
          throw new Error('403', { cause: new Error('You may not') });
        },
      }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Delete' }),
    );
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByRole('textbox'), 'edge{Enter}');
    expect(await within(dialog).findByText('You may not')).toBeInTheDocument();
  });

  it('says so when the request is gone', async () => {
    const gone = Object.assign(new Error('no'), { name: 'NotFoundError' });
    const api = o2imsApiMock({ getRequest: jest.fn() });
    api.getRequest.mockResolvedValueOnce(sampleRequest());
    api.getRequest.mockRejectedValue(gone);
    const signals = renderPlugin(path, api);
    await screen.findByRole('heading', { name: 'edge' });
    act(() => signals.send({ object: 'request', name: 'edge' }));
    expect(await screen.findByText('This request is gone')).toBeInTheDocument();
  });

  it('says so when there never was one', async () => {
    renderPlugin('/o2ims/requests/nonsense/default/edge', o2imsApiMock());
    expect(await screen.findByText(/There is no request/)).toBeInTheDocument();
  });
});

describe('the list of hosts', () => {
  it('says how many are left and who has the others', async () => {
    renderPlugin(
      '/o2ims/hosts',
      o2imsApiMock({ listHosts: async () => hostListOf(sampleHosts()) }),
    );
    const capacity = await screen.findByRole('region', { name: 'Capacity' });
    expect(capacity).toHaveTextContent('11 hosts6 in use1 reserved4 free');
    expect(screen.getByRole('row', { name: /byoh-3/ })).toHaveTextContent(
      /in use.*edge.*control plane.*amd64.*10\.204\.86\.13/,
    );
    expect(screen.getByRole('row', { name: /byoh-2/ })).toHaveTextContent(
      'for core-1a2b3c',
    );
  });

  it('tells how to register the first', async () => {
    renderPlugin(
      '/o2ims/hosts',
      o2imsApiMock({ listHosts: async () => hostListOf([]) }),
    );
    expect(
      await screen.findByText('npm run lab -- up --hosts 8'),
    ).toBeInTheDocument();
  });
});

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
