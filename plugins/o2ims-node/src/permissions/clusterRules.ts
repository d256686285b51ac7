import {
  createConditionExports,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import {
  hasLabel,
  isInOCloud,
  isOwner,
  labelParams,
  oCloudParams,
  ownerParams,
} from './conditions';
import { clusterPermissionResourceRef } from './resourceRefs';

const resourceRef = clusterPermissionResourceRef;

const isOwnerRule = createPermissionRule({
  name: 'IS_OWNER',
  description:
    'Allow clusters that these users and groups own, or have asked for',
  resourceRef,
  paramsSchema: ownerParams,
  apply: isOwner,
  toQuery: params => item => isOwner(item, params),
});

const hasLabelRule = createPermissionRule({
  name: 'HAS_LABEL',
  description: 'Allow clusters with this Kubernetes label',
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
  description: 'Allow clusters on one of these O-Clouds',
  resourceRef,
  paramsSchema: oCloudParams,
  apply: ({ oCloudId }, params) => isInOCloud(oCloudId, params),
  toQuery:
    params =>
    ({ oCloudId }) =>
      isInOCloud(oCloudId, params),
});

/** Rules by which a policy can narrow clusters. @public */
export const clusterPermissionRules = {
  isOwner: isOwnerRule,
  inOCloud,
  hasLabel: hasLabelRule,
};

const exported = createConditionExports({
  resourceRef,
  rules: clusterPermissionRules,
});

/** Makes conditions of the rules for clusters. @public */
export const clusterConditions = exported.conditions;

/** Answers with such conditions, in a policy. @public */
export const createClusterConditionalDecision =
  exported.createConditionalDecision;
