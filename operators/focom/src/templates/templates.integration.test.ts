import { isDeepStrictEqual } from 'node:util';
import {
  ClusterTemplate,
  KubernetesObject,
  labels,
  resourceTypes,
  TemplateInfo,
} from '@o2ims-portal/api';
import { FocomFixture } from '../__testUtils__/FocomFixture';
import { aClusterTemplate } from '../__testUtils__/objects';

jest.setTimeout(60_000);

const type = resourceTypes.templateInfo;
const key = { namespace: 'default', name: 'small-v1' };
const { spec } = aClusterTemplate();

describe('the templates that FOCOM offers', () => {
  let focom: FocomFixture;

  beforeAll(async () => {
    focom = await FocomFixture.start();
  });

  afterAll(async () => {
    await focom?.stop();
  });

  const schemaIs = (schema: object) => (info: TemplateInfo) =>
    isDeepStrictEqual(JSON.parse(info.spec.templateParameterSchema), schema);

  it.each([
    'byoh-ha-cluster-v1.0.0',
    'byoh-single-node-v1.0.0',
    'byoh-workload-cluster-v1.0.0',
  ])('include the built-in %s', async name => {
    const template = await focom.observer.until<ClusterTemplate>(
      resourceTypes.clusterTemplate,
      { namespace: 'default', name },
      () => true,
    );
    const info = await focom.observer.until<TemplateInfo>(
      type,
      template.metadata,
      () => true,
    );
    expect(JSON.parse(info.spec.templateParameterSchema)).toEqual(
      template.spec.parameterSchema,
    );
  });

  it('come, change and go with the ClusterTemplate', async () => {
    const { metadata } = aClusterTemplate();
    await focom.apply(resourceTypes.clusterTemplate, { metadata, spec });
    await focom.observer.until(type, key, schemaIs(spec.parameterSchema));

    const parameterSchema = { type: 'object' };
    await focom.apply(resourceTypes.clusterTemplate, {
      metadata,
      spec: { ...spec, parameterSchema },
    });
    await focom.observer.until(type, key, schemaIs(parameterSchema));

    await focom.client.patch(type, key, {
      spec: { templateParameterSchema: '{}' },
    });
    await focom.observer.until(type, key, schemaIs(parameterSchema));

    await focom.client.delete(type, key);
    await focom.observer.until(type, key, schemaIs(parameterSchema));

    await focom.client.delete(resourceTypes.clusterTemplate, key);
    await focom.observer.untilGone(type, key);
    expect(await focom.client.get(type, key)).toBeUndefined();
  });

  it('go with a ClusterTemplate that was deleted while FOCOM was away', async () => {
    const { metadata } = aClusterTemplate();
    await focom.apply(resourceTypes.clusterTemplate, { metadata, spec });
    await focom.observer.until(type, key, schemaIs(spec.parameterSchema));
    await focom.stopOperator();
    await focom.client.delete(resourceTypes.clusterTemplate, key);
    await focom.startOperator();
    await focom.observer.untilGone(type, key);
    expect(await focom.client.get(type, key)).toBeUndefined();
  });

  it('leave alone what somebody else made, until that is gone', async () => {
    await focom.applyTemplate('small', '{"title": "mine"}');
    const { metadata } = aClusterTemplate();
    await focom.apply(resourceTypes.clusterTemplate, { metadata, spec });
    await focom.observer.untilSome<KubernetesObject & { reason: string }>(
      resourceTypes.event,
      ({ reason }) => reason === 'TemplateInfoTaken',
    );
    const info = await focom.client.get<TemplateInfo>(type, key);
    expect(info?.spec.templateParameterSchema).toBe('{"title": "mine"}');

    await focom.client.delete(type, key);
    const ours = await focom.observer.until<TemplateInfo>(
      type,
      key,
      schemaIs(spec.parameterSchema),
    );
    expect(ours.metadata.labels).toHaveProperty([labels.clusterTemplateUid]);
  });
});
