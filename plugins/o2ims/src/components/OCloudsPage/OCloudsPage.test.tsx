import { act, screen, within } from '@testing-library/react';
import { o2imsApiMock } from '../../__testUtils__/o2imsApiMock';
import { renderPlugin } from '../../__testUtils__/renderPlugin';
import { sampleOCloud, sampleOClouds } from '../../__testUtils__/samples';

const path = '/o2ims/o-clouds';

function formDataOf(link: HTMLElement): unknown {
  const { searchParams } = new URL(link.getAttribute('href')!, 'http://app');
  return JSON.parse(searchParams.get('formData')!);
}

describe('the O-Clouds', () => {
  it('say whether they are well, what room they have and what they offer', async () => {
    renderPlugin(
      path,
      o2imsApiMock({ listOClouds: async () => sampleOClouds() }),
    );
    const list = await screen.findByRole('list', { name: 'O-Clouds' });
    const [local, west, north] = within(list)
      .getAllByRole('heading', { level: 2 })
      .map(heading => heading.closest<HTMLElement>('li')!);

    expect(local).toHaveTextContent('the management cluster itself');
    expect(local).toHaveTextContent('11 hosts6 in use1 reserved4 free');
    expect(local).toHaveTextContent('byoh-workload-cluster v0.9.0deprecated');
    expect(west).toHaveTextContent('available');
    expect(west).toHaveTextContent('Connected1 d ago');
    expect(west).toHaveTextContent('It serves provisioningrequests of');

    expect(north).toHaveTextContent('not available');
    expect(north).toHaveTextContent('does not answer (connection refused)');
    expect(north).toHaveTextContent('See whether its API server is up');
    expect(north).toHaveTextContent('Last contact11 min ago');
    expect(north).toHaveTextContent('Its hosts are not known');
  });

  it('lead to their requests and to a new cluster there, where that can be made', async () => {
    renderPlugin(
      path,
      o2imsApiMock({ listOClouds: async () => sampleOClouds() }),
    );
    expect(
      await screen.findByRole('link', { name: 'Requests on west' }),
    ).toHaveAttribute('href', '/o2ims/requests?oCloudId=west');
    expect(
      formDataOf(
        await screen.findByRole('link', { name: 'New cluster on west' }),
      ),
    ).toEqual({ oCloud: 'west' });
    expect(
      screen.queryByRole('link', { name: 'New cluster on north' }),
    ).not.toBeInTheDocument();
  });

  it('tell how to register another, until there is one', async () => {
    let oClouds = sampleOClouds().slice(0, 1);
    const signals = renderPlugin(
      path,
      o2imsApiMock({ listOClouds: async () => oClouds }),
    );
    expect(
      await screen.findByText(/kubectl create secret generic west/),
    ).toBeInTheDocument();

    oClouds = [...oClouds, sampleOCloud()];
    act(() => signals.send({ object: 'oCloud', name: 'west' }));
    expect(
      await screen.findByRole('heading', { name: 'west' }),
    ).toBeInTheDocument();
    expect(screen.queryByText(/kubectl create secret/)).not.toBeInTheDocument();
  });

  it('say why they cannot be shown', async () => {
    renderPlugin(
      path,
      o2imsApiMock({
        listOClouds: async () => {
          throw new Error('403', { cause: new Error('You lack a permission') });
        },
      }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'You lack a permission',
    );
  });
});
