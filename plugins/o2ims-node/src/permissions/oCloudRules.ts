import {
  createConditionExports,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { isInOCloud, oCloudParams } from './conditions';
import { oCloudPermissionResourceRef } from './resourceRefs';

const resourceRef = oCloudPermissionResourceRef;

const inOCloud = createPermissionRule({
  name: 'IN_O_CLOUD',
  description: 'Allow O-Clouds of these names',
  resourceRef,
  paramsSchema: oCloudParams,
  apply: ({ name }, params) => isInOCloud(name, params),
  toQuery:
    params =>
    ({ name }) =>
      isInOCloud(name, params),
});

/** Rules by which a policy can narrow O-Clouds. @public */
export const oCloudPermissionRules = { inOCloud };

const exported = createConditionExports({
  resourceRef,
  rules: oCloudPermissionRules,
});

/** Makes conditions of the rules for O-Clouds. @public */
export const oCloudConditions = exported.conditions;

/** Answers with such conditions, in a policy. @public */
export const createOCloudConditionalDecision =
  exported.createConditionalDecision;
