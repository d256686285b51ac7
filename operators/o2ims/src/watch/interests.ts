import {
  ClusterTemplate,
  ProvisioningRequest,
  withSchemaDefaults,
} from '@o2ims-portal/api';
import { pinsOf, selectorsOf } from '@o2ims-portal/host-rules';
import { isWaiting } from './isWaiting';

/** The key by which the request is found whose cluster has a host. */
export const memberKey = (name: string) => `member=${name}`;

/** Parameters with what the template's schema fills in; as they are where there is no template, or none that is valid. */
function parametersOf(
  { spec }: ProvisioningRequest,
  template: ClusterTemplate | undefined,
): Record<string, unknown> {
  const parameters = spec.templateParameters ?? {};
  try {
    return template
      ? withSchemaDefaults(template.spec.parameterSchema, parameters)
      : parameters;
  } catch {
    // requests do not wait for hosts before somebody mends the schema, which is news of its own
    return parameters;
  }
}

/**
 * Keys of the hosts that a request pins and waits for, or has. Parameters that make no sense ask for none.
 *
 * @param template - what the request is made from; its schema may say which hosts that are, where the request does not
 */
export function pinnedInterests(
  request: ProvisioningRequest,
  template: ClusterTemplate | undefined,
): string[] {
  const members = request.status?.extensions?.hosts ?? [];
  return [
    ...members.flatMap(({ name }) => (name ? [memberKey(name)] : [])),
    ...(isWaiting(request) ? pinsOf(parametersOf(request, template)) : []),
  ];
}

/**
 * The selectors with which a request waits for hosts, each as JSON.
 *
 * @param template - what the request is made from; its schema may have them, where the request does not
 */
export function selectorInterests(
  request: ProvisioningRequest,
  template: ClusterTemplate | undefined,
): string[] {
  return isWaiting(request)
    ? selectorsOf(parametersOf(request, template)).map(selector =>
        JSON.stringify(selector),
      )
    : [];
}
