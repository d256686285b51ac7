import { screen } from '@testing-library/react';
import { hostListOf } from '../../__testUtils__/lists';
import { o2imsApiMock } from '../../__testUtils__/o2imsApiMock';
import { renderPlugin } from '../../__testUtils__/renderPlugin';
import { sampleHosts } from '../../__testUtils__/samples';

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
