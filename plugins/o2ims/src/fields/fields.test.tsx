import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { OCloud, Template } from '@o2ims-portal/plugin-o2ims-common';
import { useState } from 'react';
import { hostListOf } from '../__testUtils__/lists';
import { o2imsApiMock } from '../__testUtils__/o2imsApiMock';
import {
  sampleHosts,
  sampleOClouds,
  sampleTemplate,
} from '../__testUtils__/samples';
import { HostPickerField } from './HostPicker/HostPickerField';
import { HostPickerProps, HostPickerValue } from './HostPicker/schema';
import { KubernetesVersionField } from './KubernetesVersionPicker/KubernetesVersionField';
import { KubernetesVersionProps } from './KubernetesVersionPicker/schema';
import { OCloudPickerField } from './OCloudPicker/OCloudPickerField';
import { OCloudPickerProps } from './OCloudPicker/schema';

describe('HostPicker', () => {
  function renderPicker(options: { summary?: boolean } = {}) {
    const onChange = jest.fn();
    const Form = () => {
      const [value, setValue] = useState<HostPickerValue>();
      const props = {
        formData: value,
        onChange: (next: HostPickerValue) => {
          onChange(next);
          setValue(next);
        },
        schema: {},
        uiSchema: { 'ui:options': options },
      } as unknown as HostPickerProps;
      return <HostPickerField {...props} />;
    };
    renderInTestApp(<Form />, {
      apis: [
        o2imsApiMock({ listHosts: async () => hostListOf(sampleHosts()) }),
        mockApis.permission(),
      ],
    });
    return onChange;
  }

  it('offers the free hosts, and says why not the others', async () => {
    const onChange = renderPicker();
    const free = await screen.findByRole('row', { name: /byoh-8/ });
    expect(screen.getByRole('row', { name: /byoh-3/ })).toHaveTextContent(
      'In use by edge',
    );
    expect(screen.getByRole('row', { name: /byoh-2/ })).toHaveTextContent(
      'Reserved for core-1a2b3c',
    );
    expect(screen.getByRole('row', { name: /byoh-11/ })).toHaveTextContent(
      'Has no host-id label',
    );
    await userEvent.click(
      within(free).getByRole('radio', { name: 'Control plane' }),
    );
    await userEvent.click(
      within(screen.getByRole('row', { name: /byoh-9/ })).getByRole('radio', {
        name: 'Worker',
      }),
    );
    expect(onChange).toHaveBeenLastCalledWith({
      masters: [{ hostId: '8', hostName: 'byoh-8', hostIp: '10.204.86.18' }],
      workers: [{ hostId: '9', hostName: 'byoh-9', hostIp: '10.204.86.19' }],
    });
    expect(screen.getByRole('status')).toHaveTextContent(
      '1 control plane, 1 workers',
    );
  });

  it('keeps a sentence for the review step when it is asked to', async () => {
    const onChange = renderPicker({ summary: true });
    const row = await screen.findByRole('row', { name: /byoh-8/ });
    await userEvent.click(
      within(row).getByRole('radio', { name: 'Control plane' }),
    );
    expect(onChange).toHaveBeenLastCalledWith(
      expect.objectContaining({ summary: 'byoh-8 (control plane)' }),
    );
  });
});

describe('HostPicker for another O-Cloud', () => {
  function renderPicker(chosen: string | undefined) {
    const onChange = jest.fn();
    const Form = () => {
      const [value, setValue] = useState<HostPickerValue>();
      const props = {
        formData: value,
        onChange: (next: HostPickerValue) => {
          onChange(next);
          setValue(next);
        },
        schema: {},
        formContext: { formData: { where: chosen } },
        uiSchema: { 'ui:options': { oCloudField: 'where', summary: true } },
      } as unknown as HostPickerProps;
      return <HostPickerField {...props} />;
    };
    renderInTestApp(<Form />, {
      apis: [
        o2imsApiMock({
          listHosts: async () => hostListOf(sampleHosts()),
          listOClouds: async () => sampleOClouds(),
        }),
        mockApis.permission(),
      ],
    });
    return onChange;
  }

  it('asks how many, and says how many are free', async () => {
    const onChange = renderPicker('west');
    expect(
      await screen.findByText('3 of 4 hosts on west are free'),
    ).toBeInTheDocument();
    expect(onChange).toHaveBeenLastCalledWith({
      counts: { controlPlane: 1, workers: 1 },
      summary: '1 for the control plane, 1 as workers; west chooses which',
    });
    const workers = screen.getByRole('textbox', { name: 'Worker hosts' });
    await userEvent.clear(workers);
    await userEvent.type(workers, '3');
    await userEvent.tab();
    expect(onChange).toHaveBeenLastCalledWith({
      counts: { controlPlane: 1, workers: 3 },
      summary: '1 for the control plane, 3 as workers; west chooses which',
    });
    expect(
      await screen.findByText(
        'You ask for 4 hosts and 3 are free: the request will wait for the others.',
      ),
    ).toBeInTheDocument();
  });

  it('says when it is not available any more', async () => {
    renderPicker('north');
    expect(await screen.findByText(/does not answer/)).toBeInTheDocument();
  });

  it.each(['local', undefined])('shows the hosts of %s', async chosen => {
    renderPicker(chosen);
    expect(
      await screen.findByRole('row', { name: /byoh-8/ }),
    ).toBeInTheDocument();
  });
});

describe('OCloudPicker', () => {
  function renderPicker(oClouds: OCloud[], options = {}) {
    const onChange = jest.fn();
    const Form = () => {
      const [value, setValue] = useState<string>();
      const props = {
        formData: value,
        onChange: (next: string) => {
          onChange(next);
          setValue(next);
        },
        schema: {},
        uiSchema: { 'ui:options': options },
      } as unknown as OCloudPickerProps;
      return <OCloudPickerField {...props} />;
    };
    renderInTestApp(<Form />, {
      apis: [
        o2imsApiMock({ listOClouds: async () => oClouds }),
        mockApis.permission(),
      ],
    });
    return onChange;
  }

  it('offers those that are to be had, and says why not the others', async () => {
    const onChange = renderPicker(sampleOClouds());
    const west = await screen.findByRole('radio', { name: /west/ });
    expect(onChange).toHaveBeenCalledWith('local');
    expect(screen.getByRole('radio', { name: /local/ })).toBeChecked();
    const north = screen.getByRole('radio', { name: /north/ });
    expect(north).toBeDisabled();
    expect(north).toHaveAccessibleName(/does not answer/);
    expect(west).toHaveAccessibleName(/3 of 4 hosts free/);
    await userEvent.click(west);
    expect(onChange).toHaveBeenLastCalledWith('west');
  });

  it('does not offer what lacks the template', async () => {
    const [local, west] = sampleOClouds();
    const onChange = renderPicker([{ ...local, templates: [] }, west], {
      templateName: 'byoh-workload-cluster',
    });
    expect(await screen.findByRole('radio', { name: /local/ })).toBeDisabled();
    expect(onChange).toHaveBeenCalledWith('west');
  });

  it('asks nothing where there is one only', async () => {
    const onChange = renderPicker([sampleOClouds()[0]]);
    await waitFor(() => expect(onChange).toHaveBeenCalledWith('local'));
    expect(screen.queryByRole('radio')).not.toBeInTheDocument();
  });
});

describe('KubernetesVersionPicker', () => {
  function renderPicker(templateName: string, change: Partial<Template> = {}) {
    const onChange = jest.fn();
    const props = {
      onChange,
      schema: {},
      uiSchema: { 'ui:options': { templateName } },
    } as unknown as KubernetesVersionProps;
    renderInTestApp(<KubernetesVersionField {...props} />, {
      apis: [
        o2imsApiMock({ listTemplates: async () => [sampleTemplate(change)] }),
      ],
    });
    return onChange;
  }

  it("begins with the template's default", async () => {
    const onChange = renderPicker('byoh-workload-cluster');
    expect(
      await screen.findByText(
        'What the template byoh-workload-cluster v1.0.0 supports.',
      ),
    ).toBeInTheDocument();
    expect(onChange).toHaveBeenCalledWith('v1.32.0');
  });

  it('has the version typed of a template that does not say which it has', async () => {
    const onChange = renderPicker('byoh-workload-cluster', {
      kubernetesVersions: [],
      defaultKubernetesVersion: undefined,
    });
    await userEvent.type(
      await screen.findByRole('textbox', { name: 'Kubernetes version' }),
      'v',
    );
    expect(onChange).toHaveBeenLastCalledWith('v');
  });

  it('says so when there is no such template', async () => {
    const onChange = renderPicker('other');
    expect(
      await screen.findByText(/There is no template other/),
    ).toBeInTheDocument();
    expect(onChange).not.toHaveBeenCalled();
  });
});
