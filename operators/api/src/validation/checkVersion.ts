import { Violation } from './Violation';

const VERSION = /^v(\d+)\.(\d+)\.(\d+)$/;

function minorOf(version: string): string | undefined {
  const match = VERSION.exec(version);
  return match ? `v${match[1]}.${match[2]}` : undefined;
}

/** Whether a template supports a Kubernetes version: it has it, or another patch of the same minor version. */
export function checkVersion(
  version: string,
  supported: readonly string[],
): Violation[] {
  const minor = minorOf(version);
  if (minor && supported.some(other => minorOf(other) === minor)) {
    return [];
  }
  return [
    {
      pointer: '/k8sVersion',
      message: `Kubernetes '${version}' is not supported by this template; choose one of ${supported.join(
        ', ',
      )}`,
    },
  ];
}
