import { webcrypto } from 'node:crypto';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' };

/** P-256: made in a millisecond, and everything that Kubernetes is made of accepts it. */
export async function generateKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
}

/** A private key from PEM (PKCS 8). */
export async function importPrivateKey(
  pem: string,
): Promise<webcrypto.CryptoKey> {
  const der = Buffer.from(pem.replace(/-----[A-Z ]+-----|\s/g, ''), 'base64');
  return webcrypto.subtle.importKey('pkcs8', der, ALGORITHM, true, ['sign']);
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
