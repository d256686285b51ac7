import {
  createConditionExports,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { hasLabel, isInOCloud, labelParams, oCloudParams } from './conditions';
import { hostPermissionResourceRef } from './resourceRefs';

const resourceRef = hostPermissionResourceRef;

const hasLabelRule = createPermissionRule({
  name: 'HAS_LABEL',
  description: 'Allow hosts with this Kubernetes label',
  resourceRef,
  paramsSchema: labelParams,
  apply: ({ labels }, params) => hasLabel(labels, params),
  toQuery:
    params =>
    ({ labels }) =>
      hasLabel(labels, params),
});

const inOCloud = createPermissionRule({
  name: 'IN_O_CLOUD',
  description: 'Allow hosts on one of these O-Clouds',
  resourceRef,
  paramsSchema: oCloudParams,
  apply: ({ oCloudId }, params) => isInOCloud(oCloudId, params),
  toQuery:
    params =>
    ({ oCloudId }) =>
      isInOCloud(oCloudId, params),
});

/** Rules by which a policy can narrow hosts. @public */
export const hostPermissionRules = { inOCloud, hasLabel: hasLabelRule };

const exported = createConditionExports({
  resourceRef,
  rules: hostPermissionRules,
});

/** Makes conditions of the rules for hosts. @public */
export const hostConditions = exported.conditions;

/** Answers with such conditions, in a policy. @public */
export const createHostConditionalDecision = exported.createConditionalDecision;
