import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { hostListOf } from '../../__testUtils__/lists';
import { o2imsApiMock } from '../../__testUtils__/o2imsApiMock';
import { renderPlugin } from '../../__testUtils__/renderPlugin';
import { sampleHost, sampleHosts } from '../../__testUtils__/samples';

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

  it('asks for what its URL says, and changes the URL with the filter', async () => {
    const api = o2imsApiMock({
      listHosts: async () => hostListOf(sampleHosts()),
    });
    renderPlugin(
      '/o2ims/hosts?search=rack%3Dr1&state=free&cluster=edge&sort=state&order=desc&page=2&pageSize=50',
      api,
    );
    await screen.findByRole('row', { name: /byoh-3/ });
    expect(api.listHosts).toHaveBeenLastCalledWith(
      {
        search: 'rack=r1',
        state: ['free'],
        cluster: 'edge',
        sort: 'state',
        order: 'desc',
        limit: 50,
        offset: 50,
      },
      expect.anything(),
    );
    await userEvent.click(screen.getByRole('button', { name: /^free State/ }));
    await userEvent.click(screen.getByRole('option', { name: 'reserved' }));
    await waitFor(() =>
      expect(api.listHosts).toHaveBeenLastCalledWith(
        expect.objectContaining({ state: ['reserved'], offset: 0 }),
        expect.anything(),
      ),
    );
  });

  it('leads back from a filter that no host fits', async () => {
    const all = hostListOf(sampleHosts());
    const api = o2imsApiMock({
      listHosts: async query =>
        query?.cluster ? { ...all, items: [], total: 0 } : all,
    });
    renderPlugin('/o2ims/hosts?cluster=gone', api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show all hosts' }),
    );
    expect(await screen.findByRole('row', { name: /byoh-3/ })).toBeVisible();
  });

  it('shows a square a host, grouped by a label', async () => {
    const hosts = [
      sampleHost({ name: 'byoh-1', labels: { rack: 'r1' } }),
      sampleHost({
        name: 'byoh-2',
        labels: { rack: 'r2' },
        state: 'in-use',
        clusterName: 'edge',
      }),
      sampleHost({ name: 'byoh-3' }),
    ];
    const api = o2imsApiMock({
      listHosts: async () => ({ ...hostListOf(hosts), total: 2_500 }),
    });
    renderPlugin('/o2ims/hosts', api);
    await screen.findByRole('row', { name: /byoh-3/ });
    await userEvent.click(screen.getByRole('radio', { name: 'Grid' }));
    expect(await screen.findByText(/The first 3 of 2,500/)).toBeInTheDocument();
    expect(api.listHosts).toHaveBeenLastCalledWith(
      expect.objectContaining({ limit: 1000 }),
      expect.anything(),
    );
    await userEvent.click(
      screen.getByRole('button', { name: /Group by label/ }),
    );
    await userEvent.click(await screen.findByRole('option', { name: 'rack' }));
    const group = await screen.findByRole('list', { name: 'r2' });
    expect(
      within(group).getByLabelText('byoh-2: in use, edge'),
    ).toBeInTheDocument();
    expect(
      within(screen.getByRole('list', { name: 'without rack' })).getByLabelText(
        'byoh-3: free',
      ),
    ).toBeInTheDocument();
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
