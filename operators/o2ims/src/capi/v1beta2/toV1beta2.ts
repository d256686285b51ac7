import { ObjectReference, resourceTypes } from '@o2ims-portal/api';
import { RenderedObject } from '../RenderedObject';

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Leaves out what is not there: v1beta2 refuses empty objects. */
function present(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) =>
        value !== undefined &&
        !(isFields(value) && Object.keys(value).length === 0),
    ),
  );
}

/** References name the group alone: which version of it counts, Cluster API finds out itself. */
function toReference(reference: unknown): Fields | undefined {
  if (!reference) {
    return undefined;
  }
  const { apiVersion, kind, name } = reference as ObjectReference;
  return { apiGroup: apiVersion.split('/')[0], kind, name };
}

/** Arguments of a program, of which v1beta2 lets one be given twice. */
function toArguments(given: Fields): Fields[] {
  return Object.entries(given)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => ({ name, value }));
}

/** What kubeadm is told: the same but for the arguments of its programs, wherever they are. */
function toKubeadmConfig(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(toKubeadmConfig);
  }
  if (!isFields(value)) {
    return value;
  }
  const fields = Object.entries(present(value)).map(([key, part]) => [
    key,
    (key === 'extraArgs' || key === 'kubeletExtraArgs') && isFields(part)
      ? toArguments(part)
      : toKubeadmConfig(part),
  ]);
  return present(Object.fromEntries(fields));
}

/** How long things may take, in Go's words, as seconds. */
function toSeconds(duration: unknown): number | undefined {
  if (duration === undefined) {
    return undefined;
  }
  const parts = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(String(duration));
  if (!parts) {
    throw new Error(`'${duration}' is no duration in whole seconds`);
  }
  const [, hours = 0, minutes = 0, seconds = 0] = parts;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

/** The parts of a Machine's spec that templates have too. */
function toMachineSpec(spec: Fields): Fields {
  const {
    bootstrap,
    infrastructureRef,
    nodeDrainTimeout,
    nodeVolumeDetachTimeout,
    nodeDeletionTimeout,
    ...rest
  } = spec;
  const { configRef, ...bootstrapRest } = (bootstrap ?? {}) as Fields;
  return present({
    ...rest,
    bootstrap: present({ ...bootstrapRest, configRef: toReference(configRef) }),
    infrastructureRef: toReference(infrastructureRef),
    deletion: present({
      nodeDrainTimeoutSeconds: toSeconds(nodeDrainTimeout),
      nodeVolumeDetachTimeoutSeconds: toSeconds(nodeVolumeDetachTimeout),
      nodeDeletionTimeoutSeconds: toSeconds(nodeDeletionTimeout),
    }),
  });
}

function toClusterSpec(spec: Fields): Fields {
  const { controlPlaneRef, infrastructureRef, ...rest } = spec;
  return present({
    ...rest,
    controlPlaneRef: toReference(controlPlaneRef),
    infrastructureRef: toReference(infrastructureRef),
  });
}

function toControlPlaneSpec(spec: Fields): Fields {
  const {
    kubeadmConfigSpec,
    machineTemplate,
    rolloutStrategy,
    rolloutBefore,
    rolloutAfter,
    ...rest
  } = spec;
  const { metadata, ...machineSpec } = machineTemplate as Fields;
  return present({
    ...rest,
    kubeadmConfigSpec: toKubeadmConfig(kubeadmConfigSpec),
    machineTemplate: present({ metadata, spec: toMachineSpec(machineSpec) }),
    rollout: present({
      before: rolloutBefore,
      after: rolloutAfter,
      strategy: rolloutStrategy,
    }),
  });
}

function toMachineDeploymentSpec(spec: Fields): Fields {
  const { strategy, rolloutAfter, minReadySeconds, template, ...rest } = spec;
  const { metadata, spec: machineSpec } = template as {
    metadata?: Fields;
    spec: Fields;
  };
  return present({
    ...rest,
    template: present({
      metadata,
      spec: present({ ...toMachineSpec(machineSpec), minReadySeconds }),
    }),
    rollout: present({ after: rolloutAfter, strategy }),
  });
}

const conversions: Record<string, (spec: Fields) => Fields> = {
  [resourceTypes.cluster.kind]: toClusterSpec,
  [resourceTypes.kubeadmControlPlane.kind]: toControlPlaneSpec,
  [resourceTypes.kubeadmConfigTemplate.kind]: spec =>
    toKubeadmConfig(spec) as Fields,
  [resourceTypes.machineDeployment.kind]: toMachineDeploymentSpec,
  // the same in both
  [resourceTypes.clusterResourceSet.kind]: spec => spec,
};

/**
 * An object of Cluster API's v1beta1, as we make them, in v1beta2. Every field that we set has its place there; a field
 * that is renamed there and that we never set is not known here.
 *
 * @throws Error for a kind that we do not make
 */
export function toV1beta2(rendered: RenderedObject): RenderedObject {
  const { type, object } = rendered;
  const convert = conversions[type.kind];
  if (!convert) {
    throw new Error(
      `${type.kind} '${object.metadata.name}' cannot be made in v1beta2: it is not known how`,
    );
  }
  return {
    type: { ...type, version: 'v1beta2' },
    object: {
      ...object,
      apiVersion: `${type.group}/v1beta2`,
      spec: convert(object.spec as Fields),
    },
  };
}
