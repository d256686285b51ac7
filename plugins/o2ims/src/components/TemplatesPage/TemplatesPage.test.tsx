import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { requestListOf } from '../../__testUtils__/lists';
import { o2imsApiMock } from '../../__testUtils__/o2imsApiMock';
import { renderPlugin } from '../../__testUtils__/renderPlugin';
import {
  sampleOClouds,
  sampleRequest,
  sampleTemplates,
} from '../../__testUtils__/samples';

const path = '/o2ims/templates';

function catalogue() {
  return o2imsApiMock({
    listTemplates: async () => sampleTemplates(),
    listOClouds: async () => sampleOClouds(),
    listRequests: async query =>
      requestListOf(
        query?.template === 'byoh-workload-cluster' ? [sampleRequest()] : [],
      ),
  });
}

async function cardOf(name: string): Promise<HTMLElement> {
  const heading = await screen.findByRole('heading', { name });
  return heading.closest<HTMLElement>('li')!;
}

describe('the templates', () => {
  it('say what each gives, where it can be had, and who uses it', async () => {
    renderPlugin(path, catalogue());
    const card = await cardOf('byoh-workload-cluster');
    expect(card).toHaveTextContent(
      'A Kubernetes cluster on registered Linux servers',
    );
    expect(card).toHaveTextContent('v1.32.0 (default)');
    expect(
      await within(card).findByText('local, west, north'),
    ).toBeInTheDocument();
    expect(
      await within(card).findByRole('link', {
        name: '1 request from byoh-workload-cluster',
      }),
    ).toHaveAttribute('href', '/o2ims/requests?template=byoh-workload-cluster');
    const other = await cardOf('byoh-single-node');
    expect(await within(other).findByText('0 requests')).toBeInTheDocument();
    expect(within(other).getByText('none')).toBeInTheDocument();
  });

  it('show the parameters as a table', async () => {
    renderPlugin(path, catalogue());
    const card = await cardOf('byoh-workload-cluster');
    await userEvent.click(
      within(card).getByRole('button', { name: '4 parameters' }),
    );
    const table = within(card).getByRole('table', {
      name: 'Parameters of byoh-workload-cluster',
    });
    const row = (name: string) =>
      within(table)
        .getByRole('rowheader', { name })
        .closest<HTMLElement>('tr')!;
    expect(row('clusterName required')).toHaveTextContent(
      /string.*like \^\[a-z\].*characters, at most 40.*Cluster name: A DNS name/,
    );
    expect(row('replicas required')).toHaveTextContent('135');
    expect(row('masters')).toHaveTextContent(
      'list of objectentries, at least 1',
    );
    expect(row('hostId required')).toBeInTheDocument();
  });

  it('show the version that is looked at, and say when it is deprecated', async () => {
    renderPlugin(path, catalogue());
    const card = await cardOf('byoh-workload-cluster');
    expect(within(card).queryByText('deprecated')).not.toBeInTheDocument();
    await userEvent.click(
      within(card).getByRole('button', {
        name: /Version of byoh-workload-cluster/,
      }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'v0.9.0 (deprecated)' }),
    );
    expect(await within(card).findByText('deprecated')).toBeInTheDocument();
    expect(await within(card).findByText('local')).toBeInTheDocument();
  });

  it('teach when there are none', async () => {
    renderPlugin(
      path,
      o2imsApiMock({
        listTemplates: async () => [],
        listOClouds: async () => [],
      }),
    );
    expect(await screen.findByText('No templates yet')).toBeInTheDocument();
  });
});
