import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CertificateAuthority } from '../../certificates/CertificateAuthority';

/** What all managers show to the API server when it asks their webhooks. */
export interface WebhookCertificates {
  /** Directory with `tls.crt` and `tls.key`. */
  directory: string;
  /** What the manager that has no flag for it takes for the directory of temporary files. */
  temporary: string;
  /** Who signed them, as PEM. */
  authority: string;
}

/** Makes new ones: nobody keeps them longer than the managers run. */
export async function makeWebhookCertificates(
  temporary: string,
): Promise<WebhookCertificates> {
  const authority = await CertificateAuthority.create({
    commonName: 'o2ims-lab-webhooks-ca',
  });
  const { certificate, key } = await authority.issueServer({
    commonName: 'o2ims-lab-webhooks',
    dnsNames: ['localhost'],
    addresses: ['127.0.0.1'],
  });
  // below the temporary directory, where controller-runtime looks unless told otherwise
  const directory = join(temporary, 'k8s-webhook-server', 'serving-certs');
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true, mode: 0o700 });
  await writeFile(join(directory, 'tls.crt'), certificate, { mode: 0o600 });
  await writeFile(join(directory, 'tls.key'), key, { mode: 0o600 });
  return { directory, temporary, authority: authority.certificate };
}
