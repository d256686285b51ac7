import { annotations, labels, TemplateInfo } from '@o2ims-portal/api';
import { aClusterTemplate, aTemplate } from '../__testUtils__/objects';
import {
  decideTemplateInfo,
  findDissenters,
  renderTemplateInfo,
} from './decideTemplateInfo';
import { TemplateOffer, toOffer } from './TemplateOffer';

const key = { namespace: 'default', name: 'small-v1' };
const local = toOffer('local', aClusterTemplate('uid-1'));
const west: TemplateOffer = { ...local, oCloud: 'west', uid: 'uid-west' };
const other: TemplateOffer = { ...west, oCloud: 'north', schema: '{}' };
const offered = renderTemplateInfo(key, [local]);

describe('decideTemplateInfo', () => {
  const create = (offers: TemplateOffer[]): TemplateInfo => {
    const decision = decideTemplateInfo(key, offers, undefined);
    expect(decision.action).toBe('create');
    return (decision as { object: TemplateInfo }).object;
  };

  it('offers a ClusterTemplate under its own name, with its schema', () => {
    expect(create([local])).toEqual({
      apiVersion: 'provisioning.oran.org/v1alpha1',
      kind: 'TemplateInfo',
      metadata: {
        name: 'small-v1',
        namespace: 'default',
        labels: { [labels.clusterTemplateUid]: 'uid-1' },
        annotations: { [annotations.offeredBy]: 'local' },
      },
      spec: {
        templateName: 'small',
        templateVersion: 'v1',
        templateParameterSchema: '{"type":"object","required":["clusterName"]}',
      },
    });
  });

  it.each([
    [[local, west], 'local,west', []],
    [[local, other, west], 'local,west', ['north']],
    [[west], 'west', []],
  ])('names the O-Clouds that agree: %#', (offers, names, dissenters) => {
    expect(create(offers).metadata.annotations).toEqual({
      [annotations.offeredBy]: names,
    });
    expect(findDissenters(offers)).toEqual(dissenters);
  });

  it('marks what all that have it say is deprecated, and takes the mark away', () => {
    const old = { ...local, deprecated: true };
    const marked = create([old]);
    expect(marked.metadata.labels).toHaveProperty([labels.deprecated], 'true');
    expect(create([old, west]).metadata.labels).not.toHaveProperty([
      labels.deprecated,
    ]);
    expect(decideTemplateInfo(key, [local], marked)).toEqual({
      action: 'replace',
      object: offered,
    });
  });

  it('keeps what is as it should be', () => {
    expect(decideTemplateInfo(key, [local], offered)).toEqual({
      action: 'keep',
    });
  });

  it('puts back what was changed, and leaves what others added', () => {
    const metadata = {
      ...offered.metadata,
      labels: { ...offered.metadata.labels, mine: 'x' },
    };
    const changed = {
      ...offered,
      metadata,
      spec: { ...offered.spec, templateParameterSchema: '{}' },
    };
    expect(decideTemplateInfo(key, [local], changed)).toEqual({
      action: 'replace',
      object: { ...offered, metadata },
    });
  });

  it('takes over from a ClusterTemplate of the same name that is gone', () => {
    expect(decideTemplateInfo(key, [west], offered)).toMatchObject({
      action: 'replace',
      object: {
        metadata: { labels: { [labels.clusterTemplateUid]: 'uid-west' } },
      },
    });
  });

  it('deletes its own with the last ClusterTemplate', () => {
    expect(decideTemplateInfo(key, [], offered)).toEqual({
      action: 'delete',
      object: offered,
    });
  });

  it('leaves alone what somebody else made', () => {
    expect(decideTemplateInfo(key, [local], aTemplate())).toEqual({
      action: 'yield',
    });
    expect(decideTemplateInfo(key, [], aTemplate())).toEqual({
      action: 'keep',
    });
    expect(decideTemplateInfo(key, [], undefined)).toEqual({ action: 'keep' });
  });
});
