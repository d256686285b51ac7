import { compareVersions } from '../model/compareVersions';

/** Newest Kubernetes minor version at which kubelets may be only two, not three, versions older than their API server. */
const LAST_MINOR_WITH_SKEW_TWO = 27;

/** What stands against making a machine of a MachineSet now, in Cluster API's words. */
export function preflightProblems(facts: {
  /** Namespace and name. */
  controlPlane: string;
  /** The version that the control plane is to have, and the lowest that it has. */
  spec?: { version?: string };
  status?: { version?: string };
  /** The version that the machine is to have. */
  version: string | undefined;
}): string[] {
  const { controlPlane, spec, status, version } = facts;
  const problems: string[] = [];
  const failed = (problem: string, check: string) =>
    problems.push(`${problem} ("${check}" preflight check failed)`);
  if (!status?.version) {
    failed(
      `KubeadmControlPlane ${controlPlane} is provisioning`,
      'ControlPlaneIsStable',
    );
  } else if (
    spec?.version &&
    compareVersions(spec.version, status.version) > 0
  ) {
    failed(
      `KubeadmControlPlane ${controlPlane} is upgrading`,
      'ControlPlaneIsStable',
    );
  }
  if (!version || !spec?.version) {
    return problems;
  }
  const minor = minorOf(version);
  const controlPlaneMinor = minorOf(spec.version);
  const both = `MachineSet version (${plain(
    version,
  )}) and ControlPlane version (${plain(spec.version)}) do not conform to`;
  const skew = controlPlaneMinor > LAST_MINOR_WITH_SKEW_TWO ? 3 : 2;
  if (minor > controlPlaneMinor) {
    failed(
      `${both} the kubernetes version skew policy as MachineSet version is higher than ControlPlane version`,
      'KubernetesVersionSkew',
    );
  } else if (minor < controlPlaneMinor - skew) {
    failed(
      `${both} the kubernetes version skew policy as MachineSet version is more than ${skew} minor versions older than the ControlPlane version`,
      'KubernetesVersionSkew',
    );
  }
  if (minor !== controlPlaneMinor) {
    failed(
      `${both} kubeadm version skew policy as kubeadm only supports joining with the same major+minor version as the control plane`,
      'KubeadmVersionSkew',
    );
  }
  return problems;
}

function minorOf(version: string): number {
  return Number(version.split('.')[1]);
}

function plain(version: string): string {
  return version.replace(/^v/, '');
}
