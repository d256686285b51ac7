import { preflightProblems } from './preflightProblems';

describe('preflightProblems', () => {
  it.each<[string, string | undefined, string, string | undefined, RegExp[]]>([
    ['all is well', 'v1.33.1', 'v1.33.1', 'v1.33.0', []],
    [
      'no control plane so far',
      undefined,
      'v1.33.1',
      'v1.33.1',
      [
        /^KubeadmControlPlane default\/c is provisioning \("ControlPlaneIsStable"/,
      ],
    ],
    [
      'it is being upgraded',
      'v1.33.9',
      'v1.33.10',
      'v1.33.9',
      [/is upgrading \("ControlPlaneIsStable"/],
    ],
    [
      'newer than the control plane',
      'v1.33.1',
      'v1.33.1',
      'v1.34.0',
      [
        /\(1\.34\.0\).*\(1\.33\.1\).*higher.*"KubernetesVersionSkew"/,
        /"KubeadmVersionSkew"/,
      ],
    ],
    [
      'kubeadm joins its own version only',
      'v1.34.0',
      'v1.34.0',
      'v1.33.1',
      [/same major\+minor.*"KubeadmVersionSkew"/],
    ],
    [
      'far too old',
      'v1.34.0',
      'v1.34.0',
      'v1.30.0',
      [/more than 3 minor.*"KubernetesVersionSkew"/, /"KubeadmVersionSkew"/],
    ],
    ['no version', 'v1.34.0', 'v1.34.0', undefined, []],
  ])('%s', (_, has, wanted, version, problems) => {
    expect(
      preflightProblems({
        controlPlane: 'default/c',
        spec: { version: wanted },
        status: { version: has },
        version,
      }),
    ).toEqual(problems.map(problem => expect.stringMatching(problem)));
  });
});
