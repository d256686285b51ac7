// x509 finds its parts by decorators: this must come first
import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import {
  BasicConstraintsExtension,
  cryptoProvider,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { exportPrivateKey, generateKeys, importPrivateKey } from './keys';

const SIGNING = { name: 'ECDSA', hash: 'SHA-256' };
const YEAR_MS = 365 * 24 * 60 * 60 * 1000;
/** The clock of whoever checks may be behind ours. */
const BACKDATE_MS = 5 * 60 * 1000;
const LIFETIME_MS = 10 * YEAR_MS;

cryptoProvider.set(webcrypto as Crypto);

/** A certificate and its private key, as PEM. @public */
export interface KeyPair {
  certificate: string;
  key: string;
}

/** From when until when a certificate is valid. @public */
export interface Validity {
  notBefore: Date;
  notAfter: Date;
}

/**
 * A certificate authority made on the spot, for one API server and its clients.
 *
 * @public
 */
export class CertificateAuthority {
  readonly #certificate: X509Certificate;
  readonly #keys: webcrypto.CryptoKeyPair;

  static async create(options: {
    commonName: string;
  }): Promise<CertificateAuthority> {
    const keys = await generateKeys();
    const certificate = await X509CertificateGenerator.createSelfSigned({
      name: `CN=${options.commonName}`,
      ...fromNow(),
      signingAlgorithm: SIGNING,
      keys: keys as CryptoKeyPair,
      extensions: [
        new BasicConstraintsExtension(true, undefined, true),
        new KeyUsagesExtension(
          KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign,
          true,
        ),
      ],
    });
    return new CertificateAuthority(certificate, keys);
  }

  /** One that was made before, from its certificate and key as PEM. */
  static async load({
    certificate,
    key,
  }: KeyPair): Promise<CertificateAuthority> {
    const loaded = new X509Certificate(certificate);
    const publicKey = await loaded.publicKey.export();
    return new CertificateAuthority(loaded, {
      publicKey: publicKey as webcrypto.CryptoKey,
      privateKey: await importPrivateKey(key),
    });
  }

  private constructor(
    certificate: X509Certificate,
    keys: webcrypto.CryptoKeyPair,
  ) {
    this.#certificate = certificate;
    this.#keys = keys;
  }

  /** The authority's own certificate, as PEM. */
  get certificate(): string {
    return this.#certificate.toString('pem');
  }

  /** The authority's own key, as PEM: for those who sign in its name. */
  async exportKey(): Promise<string> {
    return exportPrivateKey(this.#keys);
  }

  /** A server certificate for these names and addresses; valid for ten years when not told otherwise. */
  async issueServer(options: {
    commonName: string;
    dnsNames: string[];
    addresses: string[];
    validity?: Validity;
  }): Promise<KeyPair> {
    const { commonName, dnsNames, addresses, validity } = options;
    const names = new SubjectAlternativeNameExtension([
      ...dnsNames.map(value => ({ type: 'dns' as const, value })),
      ...addresses.map(value => ({ type: 'ip' as const, value })),
    ]);
    return this.#issue({
      subject: `CN=${commonName}`,
      usage: ExtendedKeyUsage.serverAuth,
      extensions: [names],
      validity,
    });
  }

  /**
   * A client certificate; Kubernetes takes the organization as the user's group. Valid for ten years when not told
   * otherwise.
   */
  async issueClient(options: {
    commonName: string;
    organization: string;
    validity?: Validity;
  }): Promise<KeyPair> {
    const { commonName, organization, validity } = options;
    return this.#issue({
      subject: `O=${organization}, CN=${commonName}`,
      usage: ExtendedKeyUsage.clientAuth,
      extensions: [],
      validity,
    });
  }

  async #issue(options: {
    subject: string;
    usage: ExtendedKeyUsage;
    extensions: SubjectAlternativeNameExtension[];
    validity?: Validity;
  }): Promise<KeyPair> {
    const { subject, usage, extensions, validity = fromNow() } = options;
    const keys = await generateKeys();
    const certificate = await X509CertificateGenerator.create({
      subject,
      issuer: this.#certificate.subject,
      ...validity,
      signingAlgorithm: SIGNING,
      publicKey: keys.publicKey as CryptoKey,
      signingKey: this.#keys.privateKey as CryptoKey,
      extensions: [
        new BasicConstraintsExtension(false, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
        new ExtendedKeyUsageExtension([usage]),
        ...extensions,
      ],
    });
    return {
      certificate: certificate.toString('pem'),
      key: await exportPrivateKey(keys),
    };
  }
}

function fromNow(): Validity {
  const now = Date.now();
  return {
    notBefore: new Date(now - BACKDATE_MS),
    notAfter: new Date(now + LIFETIME_MS),
  };
}
