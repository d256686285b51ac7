import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { o2imsApiMock } from '../../__testUtils__/o2imsApiMock';
import { renderPlugin } from '../../__testUtils__/renderPlugin';
import {
  sampleRequest,
  sampleRequests,
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

  it('says of hosts elsewhere where they are, also when they are given back', async () => {
    const request = sampleRequest({ oCloudId: 'west', hosts: [] });
    renderPlugin(path, o2imsApiMock({ getRequest: async () => request }));
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
