import { createHash } from 'node:crypto';
import { KubeConfig } from '@kubernetes/client-node';
import { reasons, Secret } from '@o2ims-portal/api';
import { parseKubeconfig } from '@o2ims-portal/kubernetes-client';
import { CloudFailure } from './CloudFailure';

/** Where an OCloud says that its kubeconfig is. */
export interface SecretRef {
  namespace: string;
  name: string;
}

const KEY = 'kubeconfig';

/** A kubeconfig; the digest is another when any of it is. */
export interface ReadKubeconfig {
  kubeConfig: KubeConfig;
  digest: string;
}

/** Asked for whenever a request is worked on, and YAML takes its time; a Secret that is the same object is the same. */
const known = new WeakMap<Secret, ReadKubeconfig | CloudFailure>();

/** The kubeconfig in an O-Cloud's Secret, or what is wrong with it. */
export function readKubeconfig(
  secret: Secret | undefined,
  ref: SecretRef,
): ReadKubeconfig | CloudFailure {
  const read = (secret && known.get(secret)) ?? readAnew(secret, ref);
  if (secret) {
    known.set(secret, read);
  }
  return read;
}

function readAnew(
  secret: Secret | undefined,
  { namespace, name }: SecretRef,
): ReadKubeconfig | CloudFailure {
  const place = `Secret '${name}' in namespace '${namespace}'`;
  if (!secret) {
    return {
      condition: 'Reachable',
      reason: reasons.secretNotFound,
      message: `There is no ${place}, which is to have the O-Cloud's kubeconfig under the key '${KEY}'. Create it; FOCOM takes it up by itself.`,
    };
  }
  const encoded = secret.data?.[KEY];
  const invalid = (message: string): CloudFailure => ({
    condition: 'Reachable',
    reason: reasons.invalidKubeconfig,
    message,
  });
  if (!encoded) {
    return invalid(
      `${place} has no key '${KEY}'. Put the O-Cloud's kubeconfig there; FOCOM takes it up by itself.`,
    );
  }
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  try {
    return {
      kubeConfig: parseKubeconfig(text),
      digest: createHash('sha256').update(text).digest('hex'),
    };
  } catch (error) {
    return invalid(
      `The key '${KEY}' of ${place} cannot be used: ${
        (error as Error).message
      }. Correct it; FOCOM takes it up by itself.`,
    );
  }
}
