/** What the plane needs of it: nothing runs pods there. */
const CONTROLLERS = [
  'certificatesigningrequest-signing-controller',
  'garbage-collector-controller',
  'namespace-controller',
  'root-ca-certificate-publisher-controller',
  'serviceaccount-controller',
  'token-cleaner-controller',
];

/** The command line of the plane's kube-controller-manager. */
export function controllerManagerArguments(options: {
  kubeconfig: string;
  authority: string;
  authorityKey: string;
  serviceAccountKey: string;
}): string[] {
  const { kubeconfig, authority, authorityKey, serviceAccountKey } = options;
  return [
    `--kubeconfig=${kubeconfig}`,
    `--controllers=${CONTROLLERS.join(',')}`,
    '--leader-elect=false',
    // nobody asks it for anything
    '--secure-port=0',
    '--use-service-account-credentials=false',
    `--root-ca-file=${authority}`,
    `--cluster-signing-cert-file=${authority}`,
    `--cluster-signing-key-file=${authorityKey}`,
    `--service-account-private-key-file=${serviceAccountKey}`,
  ];
}
