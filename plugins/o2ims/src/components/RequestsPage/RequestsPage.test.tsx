import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { requestListOf } from '../../__testUtils__/lists';
import { o2imsApiMock } from '../../__testUtils__/o2imsApiMock';
import { renderPlugin } from '../../__testUtils__/renderPlugin';
import { sampleRequest, sampleRequests } from '../../__testUtils__/samples';

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
    await waitFor(() =>
      expect(screen.getAllByRole('rowheader')).toHaveLength(5),
    );
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
