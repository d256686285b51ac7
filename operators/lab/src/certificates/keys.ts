import { webcrypto } from 'node:crypto';

/** P-256: made in a millisecond, and everything that Kubernetes is made of accepts it. */
export async function generateKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(
    { name: 'ECDSA', namedCurve: 'P-256' },
    true,
    ['sign', 'verify'],
  );
}

/** The private key as PEM (PKCS 8). */
export async function exportPrivateKey(
  keys: webcrypto.CryptoKeyPair,
): Promise<string> {
  const der = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
  return toPem('PRIVATE KEY', der);
}

/** The public key as PEM (SPKI). */
export async function exportPublicKey(
  keys: webcrypto.CryptoKeyPair,
): Promise<string> {
  const der = await webcrypto.subtle.exportKey('spki', keys.publicKey);
  return toPem('PUBLIC KEY', der);
}

function toPem(label: string, der: ArrayBuffer): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join(
    '\n',
  )}\n-----END ${label}-----\n`;
}
