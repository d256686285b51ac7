import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { o2imsApiMock } from '../__testUtils__/o2imsApiMock';
import { sampleHosts, sampleTemplate } from '../__testUtils__/samples';
import { HostPickerField } from './HostPicker/HostPickerField';
import { HostPickerProps, HostPickerValue } from './HostPicker/schema';
import { KubernetesVersionField } from './KubernetesVersionPicker/KubernetesVersionField';
import { KubernetesVersionProps } from './KubernetesVersionPicker/schema';

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
        o2imsApiMock({ listHosts: async () => sampleHosts() }),
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

describe('KubernetesVersionPicker', () => {
  function renderPicker(templateName: string) {
    const onChange = jest.fn();
    const props = {
      onChange,
      schema: {},
      uiSchema: { 'ui:options': { templateName } },
    } as unknown as KubernetesVersionProps;
    renderInTestApp(<KubernetesVersionField {...props} />, {
      apis: [o2imsApiMock({ listTemplates: async () => [sampleTemplate()] })],
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

  it('says so when there is no such template', async () => {
    const onChange = renderPicker('other');
    expect(
      await screen.findByText(/There is no template other/),
    ).toBeInTheDocument();
    expect(onChange).not.toHaveBeenCalled();
  });
});
