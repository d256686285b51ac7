import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { o2imsApiMock } from '../../__testUtils__/o2imsApiMock';
import { renderPlugin } from '../../__testUtils__/renderPlugin';
import { sampleEvents } from '../../__testUtils__/sampleEvents';
import { sampleManifests } from '../../__testUtils__/sampleManifests';
import { sampleResourceTree } from '../../__testUtils__/sampleResourceTree';
import {
  sampleRequest,
  sampleRequests,
  sampleRevision,
  sampleStages,
} from '../../__testUtils__/samples';

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

  it('scales its workers, naming what the person has seen', async () => {
    const request = sampleRequest({
      generation: 4,
      templateParameters: { clusterName: 'edge', workers: { replicas: 1 } },
    });
    const api = o2imsApiMock({
      getRequest: async () => request,
      changeRequest: jest.fn(),
    });
    api.changeRequest.mockRejectedValueOnce(
      new Error('409', { cause: new Error('It was changed meanwhile') }),
    );
    api.changeRequest.mockResolvedValue(request);
    renderPlugin(path, api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Change' }),
    );
    await userEvent.click(
      screen.getByRole('menuitem', { name: 'Scale workers' }),
    );
    const dialog = screen.getByRole('dialog', { name: 'Scale edge' });
    const confirm = within(dialog).getByRole('button', { name: 'Scale' });
    expect(confirm).toBeDisabled();
    const workers = within(dialog).getByRole('textbox', { name: 'Workers' });
    await userEvent.clear(workers);
    await userEvent.type(workers, '3');
    await userEvent.tab();
    await userEvent.click(confirm);
    expect(
      await within(dialog).findByText('It was changed meanwhile'),
    ).toBeInTheDocument();
    await userEvent.click(confirm);
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    expect(api.changeRequest).toHaveBeenCalledWith(
      { kind: 'focom', namespace: 'default', name: 'edge' },
      {
        generation: 4,
        templateParameters: { clusterName: 'edge', workers: { replicas: 3 } },
      },
    );
  });

  it('shows what would come of a draft, and has it executed', async () => {
    const request = sampleRequest({
      phase: 'PENDING',
      mode: 'Draft',
      preview: {
        generation: 7,
        feasible: 'False',
        message: 'Generation 7 is a draft',
        hosts: [{ name: 'byoh-3', role: 'worker' }],
        violations: [{ pointer: '/podCidr', message: 'is no network' }],
      },
    });
    const api = o2imsApiMock({
      getRequest: async () => request,
      approveRequest: jest.fn(async () => request),
    });
    renderPlugin(path, api);
    await screen.findByText('A draft waits for approval (generation 7)');
    expect(screen.getByText('Generation 7 is a draft')).toBeInTheDocument();
    expect(screen.getByText('/podCidr')).toBeInTheDocument();
    expect(screen.getByText('It would get byoh-3.')).toBeInTheDocument();
    expect(
      screen.getByText('The O-Cloud could not make it now.'),
    ).toBeInTheDocument();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Approve and execute' }),
    );
    await waitFor(() =>
      expect(api.approveRequest).toHaveBeenCalledWith(
        { kind: 'focom', namespace: 'default', name: 'edge' },
        7,
      ),
    );
  });

  it('shows what was executed, how it differs, and goes back to it', async () => {
    const request = sampleRequest({ revision: 2 });
    const before = {
      ...request.templateParameters,
      workers: { replicas: 1 },
    };
    const api = o2imsApiMock({
      getRequest: async () => request,
      listRevisions: async () => [
        sampleRevision(request, { revision: 2 }),
        sampleRevision(request, {
          revision: 1,
          inForce: false,
          approvedBy: 'user:default/paula',
          templateParameters: before,
        }),
      ],
      restoreRevision: jest.fn(async () => request),
    });
    renderPlugin(`${path}/revisions`, api);
    const list = await screen.findByRole('list', { name: 'What was executed' });
    expect(list).toHaveTextContent(/Revision 2in force.*As the request says/);
    expect(list).toHaveTextContent(/Revision 1.*approved by paula/);
    expect(list).toHaveTextContent('/templateParameters/workers');
    await userEvent.click(
      await within(list).findByRole('button', { name: 'Restore revision 1' }),
    );
    await waitFor(() =>
      expect(api.restoreRevision).toHaveBeenCalledWith(
        { kind: 'focom', namespace: 'default', name: 'edge' },
        1,
      ),
    );
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
