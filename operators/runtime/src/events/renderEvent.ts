import {
  apiVersionOf,
  KubernetesObject,
  resourceTypes,
} from '@o2ims-portal/api';
import { CoreEvent } from './CoreEvent';
import { ObjectEvent } from './ObjectEvent';

const MAX_NAME = 253;
const MAX_MESSAGE = 1024;
/** Events have a namespace, whether their objects have one or not. */
const NAMESPACE_OF_CLUSTER_SCOPED = 'default';

/** The Event object for what happened to an object. */
export function renderEvent(options: {
  object: KubernetesObject;
  event: ObjectEvent;
  component: string;
  instance: string;
  /** Makes the name its own. */
  suffix: string;
  now: Date;
}): CoreEvent {
  const { object, event, component, instance, suffix, now } = options;
  const { namespace, name, uid, resourceVersion } = object.metadata;
  const { type, reason, message } = event;
  const time = now.toISOString();
  return {
    apiVersion: apiVersionOf(resourceTypes.event),
    kind: resourceTypes.event.kind,
    metadata: {
      namespace: namespace ?? NAMESPACE_OF_CLUSTER_SCOPED,
      name: `${name.slice(0, MAX_NAME - suffix.length - 1)}.${suffix}`,
    },
    involvedObject: {
      apiVersion: object.apiVersion,
      kind: object.kind,
      namespace,
      name,
      uid,
      resourceVersion,
    },
    type,
    reason,
    message:
      message.length > MAX_MESSAGE
        ? `${message.slice(0, MAX_MESSAGE - 1)}…`
        : message,
    count: 1,
    firstTimestamp: time,
    lastTimestamp: time,
    source: { component, host: instance },
    reportingComponent: component,
    reportingInstance: instance,
  };
}
