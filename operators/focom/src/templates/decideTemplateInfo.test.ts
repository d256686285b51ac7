import { labels } from '@o2ims-portal/api';
import { aClusterTemplate, aTemplate } from '../__testUtils__/objects';
import { decideTemplateInfo, renderTemplateInfo } from './decideTemplateInfo';

const template = aClusterTemplate('uid-1');
const offered = renderTemplateInfo(template);

describe('decideTemplateInfo', () => {
  it('offers a ClusterTemplate under its own name, with its schema', () => {
    expect(decideTemplateInfo(template, undefined)).toEqual({
      action: 'create',
      object: {
        apiVersion: 'provisioning.oran.org/v1alpha1',
        kind: 'TemplateInfo',
        metadata: {
          name: 'small-v1',
          namespace: 'default',
          labels: { [labels.clusterTemplateUid]: 'uid-1' },
        },
        spec: {
          templateName: 'small',
          templateVersion: 'v1',
          templateParameterSchema:
            '{"type":"object","required":["clusterName"]}',
        },
      },
    });
  });

  it('keeps what is as it should be', () => {
    expect(decideTemplateInfo(template, offered)).toEqual({ action: 'keep' });
  });

  it('puts back what was changed', () => {
    const changed = {
      ...offered,
      spec: { ...offered.spec, templateParameterSchema: '{}' },
    };
    expect(decideTemplateInfo(template, changed)).toEqual({
      action: 'replace',
      object: offered,
    });
  });

  it('takes over from a ClusterTemplate of the same name that is gone', () => {
    expect(
      decideTemplateInfo(aClusterTemplate('uid-2'), offered),
    ).toMatchObject({
      action: 'replace',
      object: {
        metadata: { labels: { [labels.clusterTemplateUid]: 'uid-2' } },
      },
    });
  });

  it('deletes its own with the ClusterTemplate', () => {
    expect(decideTemplateInfo(undefined, offered)).toEqual({
      action: 'delete',
      object: offered,
    });
  });

  it('leaves alone what somebody else made', () => {
    expect(decideTemplateInfo(template, aTemplate())).toEqual({
      action: 'yield',
    });
    expect(decideTemplateInfo(undefined, aTemplate())).toEqual({
      action: 'keep',
    });
    expect(decideTemplateInfo(undefined, undefined)).toEqual({
      action: 'keep',
    });
  });
});
