import {
  apiVersionOf,
  KubernetesObject,
  MachineV1beta1 as Machine,
  ObjectReference,
  resourceTypes,
  ResourceType,
} from '@o2ims-portal/api';
import { capi } from '../model/names';
import { ByoMachine, KubeadmConfig } from '../model/objects';
import { TemplateMetadata, withTemplateMetadata } from './planTemplateMetadata';
import { ownerOf, Plan } from './Plan';
import { ClusterView } from './views';

/** What a new Machine is made of. */
export interface MachineParts {
  name: string;
  /** The KubeadmControlPlane or MachineSet. */
  maker: KubernetesObject;
  /** Labels and annotations that may change later. */
  template?: TemplateMetadata;
  labels: Record<string, string>;
  /** Of the Machine alone. */
  annotations?: Record<string, string>;
  /** What more the Machine's spec has. */
  spec: { version?: string; [field: string]: unknown };
  /** Name of the ByoMachineTemplate. */
  infrastructureTemplate: string | undefined;
  /** Spec of the KubeadmConfig, or the name of the KubeadmConfigTemplate that has it. */
  config: object | string | undefined;
}

/**
 * Makes a ByoMachine and a KubeadmConfig, and at the next look, when they have UIDs, the Machine that refers to them.
 * Waits for templates that are not there.
 */
export function planMachineParts(
  view: ClusterView,
  plan: Plan,
  parts: MachineParts,
): void {
  const { name, maker, config } = parts;
  const { namespace } = view;
  const template = byName(view.machineTemplates, parts.infrastructureTemplate);
  const configTemplate =
    typeof config === 'string'
      ? byName(view.configTemplates, config)
      : undefined;
  const configSpec =
    typeof config === 'string' ? configTemplate?.spec?.template?.spec : config;
  if (!template || !configSpec) {
    return;
  }
  const fromTemplate = withTemplateMetadata(parts.template ?? {});
  const metadata = (annotations?: Record<string, string>) => ({
    name,
    namespace,
    labels: { ...fromTemplate.labels, ...parts.labels },
    ownerReferences: [ownerOf(maker)],
    annotations: { ...fromTemplate.annotations, ...annotations },
  });
  const byoMachine = byName(view.byoMachines, name);
  const kubeadmConfig = byName(view.configs, name);
  if (!byoMachine) {
    plan.create(resourceTypes.byoMachine, {
      metadata: metadata(
        clonedFrom(template, 'infrastructure.cluster.x-k8s.io'),
      ),
      spec: template.spec?.template?.spec ?? {},
    });
  }
  if (!kubeadmConfig) {
    plan.create(resourceTypes.kubeadmConfig, {
      metadata: metadata(
        configTemplate &&
          clonedFrom(configTemplate, 'bootstrap.cluster.x-k8s.io'),
      ),
      spec: configSpec,
    });
  }
  if (byoMachine && kubeadmConfig) {
    plan.create(resourceTypes.machine, {
      metadata: {
        ...metadata(parts.annotations),
        ownerReferences: [ownerOf(maker, { controller: true })],
        finalizers: [capi.finalizers.machine],
      },
      spec: {
        nodeDeletionTimeout: '10s',
        ...parts.spec,
        clusterName: view.name,
        bootstrap: {
          configRef: referenceTo(resourceTypes.kubeadmConfig, kubeadmConfig),
        },
        infrastructureRef: referenceTo(resourceTypes.byoMachine, byoMachine),
      },
    });
  }
}

/** What a Machine was made of, as far as it is there. */
export function partsOf(
  view: ClusterView,
  machine: Machine,
): { byoMachine?: ByoMachine; config?: KubeadmConfig } {
  const { bootstrap, infrastructureRef } = machine.spec ?? {};
  return {
    byoMachine: byName(view.byoMachines, infrastructureRef?.name),
    config: byName(view.configs, bootstrap?.configRef?.name),
  };
}

/** A reference to an object, as Cluster API and BYOH write them. */
export function referenceTo(
  type: ResourceType,
  object: KubernetesObject,
): ObjectReference {
  const { name, namespace, uid } = object.metadata;
  return {
    apiVersion: apiVersionOf(type),
    kind: type.kind,
    name,
    namespace,
    uid,
  };
}

function clonedFrom(template: KubernetesObject, group: string) {
  return {
    [capi.clonedFromName]: template.metadata.name,
    [capi.clonedFromGroupKind]: `${template.kind}.${group}`,
  };
}

function byName<T extends KubernetesObject>(
  objects: T[],
  name: string | undefined,
): T | undefined {
  return objects.find(object => object.metadata.name === name);
}
