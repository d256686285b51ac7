import {
  annotations,
  FocomProvisioningRequest,
  KubernetesObject,
  Phase,
  ProvisioningRequest,
} from '@o2ims-portal/api';
import { Request } from '@o2ims-portal/plugin-o2ims-common';
import { blankSecrets } from '../resources/blankSecrets';
import { list, text } from './text';

/** What mapping a request needs to know of other objects. */
export interface RequestContext {
  /** Whether the host of this name is simulated. */
  isSimulatedHost(name: string): boolean;
  /** The schema of the parameters of the template that it names, which says what of them is secret. */
  parameterSchemaOf?(object: KubernetesObject): unknown;
}

/** The parts of a request that say who, when and what for. */
export function toOrigin(object: KubernetesObject) {
  const { metadata } = object;
  const requestedBy = text(metadata.annotations?.[annotations.requestedBy]);
  const owner = text(metadata.annotations?.[annotations.owner]);
  return {
    uid: metadata.uid ?? '',
    createdAt: metadata.creationTimestamp ?? '',
    labels: metadata.labels ?? {},
    ...(metadata.deletionTimestamp && {
      deletedAt: metadata.deletionTimestamp,
    }),
    ...(requestedBy && { requestedBy }),
    ...(owner && { owner }),
  };
}

/** The parts of a request that its template and parameters say; secrets among these are left out. */
export function toSpecification(
  object: FocomProvisioningRequest | ProvisioningRequest,
  context: RequestContext,
) {
  const { spec } = object;
  const description = text(spec?.description);
  return {
    ...(description && { description }),
    templateName: text(spec?.templateName) ?? '',
    templateVersion: text(spec?.templateVersion) ?? '',
    templateParameters: blankSecrets(
      spec?.templateParameters ?? {},
      context.parameterSchemaOf?.(object),
    ) as Record<string, unknown>,
  };
}

/** The parts of a request that say which cluster and which hosts serve it; what is not known yet, as asked for. */
export function toOutcome(
  options: {
    parameters: Record<string, unknown> | undefined;
    status: ProvisioningRequest['status'];
  } & RequestContext,
): Pick<
  Request,
  | 'clusterName'
  | 'clusterNamespace'
  | 'kubernetesVersion'
  | 'hosts'
  | 'simulated'
> {
  const { parameters, status, isSimulatedHost } = options;
  const cluster = status?.extensions?.cluster;
  const clusterName = text(cluster?.name) ?? text(parameters?.clusterName);
  const clusterNamespace = text(cluster?.namespace);
  const kubernetesVersion =
    text(cluster?.kubernetesVersion) ?? text(parameters?.k8sVersion);
  const hosts = list(status?.extensions?.hosts).filter(host =>
    text(host?.name),
  );
  return {
    ...(clusterName && { clusterName }),
    ...(clusterNamespace && { clusterNamespace }),
    ...(kubernetesVersion && { kubernetesVersion }),
    hosts: hosts.map(({ name, hostId, role }) => ({
      name,
      ...(text(hostId) && { hostId }),
      role,
    })),
    simulated: hosts.some(host => isSimulatedHost(host.name)),
  };
}

/** What to say of a request whose deletion was asked for, before the operator has noticed. */
export function toPhaseAndMessage(options: {
  phase: Phase;
  message: string | undefined;
  isBeingDeleted: boolean;
  /** Who works on it. */
  operator: string;
}): Pick<Request, 'phase' | 'message'> {
  const { phase, message, isBeingDeleted, operator } = options;
  if (isBeingDeleted && phase !== 'DELETING') {
    return {
      phase: 'DELETING',
      message: `Deletion was asked for; waiting for the ${operator} operator to begin`,
    };
  }
  return {
    phase,
    message: message ?? `Waiting for the ${operator} operator to begin`,
  };
}
