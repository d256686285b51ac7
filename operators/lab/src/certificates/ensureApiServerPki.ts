import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CertificateAuthority, KeyPair } from './CertificateAuthority';
import { exportPrivateKey, exportPublicKey, generateKeys } from './keys';

/** Files of an API server's identity, by what they are for; relative to the directory that they are in. */
export const pkiFiles = {
  authority: 'ca.crt',
  authorityKey: 'ca.key',
  serverCertificate: 'server.crt',
  serverKey: 'server.key',
  serviceAccountPublicKey: 'service-account.pub',
  serviceAccountKey: 'service-account.key',
} as const;

/** What a client needs to be the administrator of an API server. */
export interface AdminCredentials {
  authority: string;
  admin: KeyPair;
}

/**
 * Makes what an API server and its administrator prove themselves with, unless the directory has it from an earlier run:
 * kubeconfigs that people have copied stay valid over restarts.
 */
export async function ensureApiServerPki(options: {
  directory: string;
  name: string;
  /** Where clients reach the server, the `kubernetes` service's address among them. */
  addresses: string[];
}): Promise<AdminCredentials> {
  const { directory } = options;
  if (!existsSync(directory)) {
    // made beside and moved, so that a crash leaves all of it or nothing
    const draft = `${directory}.new`;
    await rm(draft, { recursive: true, force: true });
    await mkdir(draft, { recursive: true, mode: 0o700 });
    for (const [name, content] of Object.entries(await makeFiles(options))) {
      await writeFile(join(draft, name), content, { mode: 0o600 });
    }
    await rename(draft, directory);
  }
  const read = (name: string) => readFile(join(directory, name), 'utf8');
  return {
    authority: await read(pkiFiles.authority),
    admin: {
      certificate: await read('admin.crt'),
      key: await read('admin.key'),
    },
  };
}

async function makeFiles(options: {
  name: string;
  addresses: string[];
}): Promise<Record<string, string>> {
  const authority = await CertificateAuthority.create({
    commonName: `${options.name}-ca`,
  });
  const server = await authority.issueServer({
    commonName: 'kube-apiserver',
    dnsNames: [
      'localhost',
      'kubernetes',
      'kubernetes.default',
      'kubernetes.default.svc',
      'kubernetes.default.svc.cluster.local',
    ],
    addresses: options.addresses,
  });
  const admin = await authority.issueClient({
    commonName: `${options.name}-admin`,
    organization: 'system:masters',
  });
  const serviceAccount = await generateKeys();
  return {
    [pkiFiles.authority]: authority.certificate,
    [pkiFiles.authorityKey]: await authority.exportKey(),
    [pkiFiles.serverCertificate]: server.certificate,
    [pkiFiles.serverKey]: server.key,
    'admin.crt': admin.certificate,
    'admin.key': admin.key,
    [pkiFiles.serviceAccountKey]: await exportPrivateKey(serviceAccount),
    [pkiFiles.serviceAccountPublicKey]: await exportPublicKey(serviceAccount),
  };
}
