import { parse } from 'yaml';

/** A Secret that a control plane has. */
interface ClusterSecret {
  /** The end of its name, after the cluster's. */
  purpose: string;
  /** What is in it, base64, worked out from the API server's kubeconfig. */
  data(kubeconfig: string): Record<string, string>;
}

const NOTE = base64(
  'Simulated: the API server of this cluster keeps its private keys to itself.\n',
);

const made = (purpose: string): ClusterSecret => ({
  purpose,
  data: () => ({ 'tls.crt': NOTE, 'tls.key': NOTE }),
});

/** In the order in which Cluster API makes them. */
export const clusterSecrets: readonly ClusterSecret[] = [
  {
    purpose: 'ca',
    data: kubeconfig => ({
      'tls.crt': certificateAuthority(kubeconfig),
      'tls.key': NOTE,
    }),
  },
  made('sa'),
  made('proxy'),
  made('etcd'),
  {
    purpose: 'kubeconfig',
    data: kubeconfig => ({ value: base64(kubeconfig) }),
  },
];

function certificateAuthority(kubeconfig: string): string {
  const { clusters } = parse(kubeconfig) as {
    clusters: { cluster: { 'certificate-authority-data': string } }[];
  };
  return clusters[0].cluster['certificate-authority-data'];
}

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}
