import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KubeConfig } from '@kubernetes/client-node';
import {
  annotations,
  FocomProvisioningRequest,
  KubernetesObject,
  ResourceType,
  resourceTypes,
} from '@o2ims-portal/api';
import { ApiError, KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { parse, parseAllDocuments, stringify } from 'yaml';
import { FocomFixture } from './__testUtils__/FocomFixture';

jest.setTimeout(60_000);

const fpr = resourceTypes.focomProvisioningRequest;
const file = join(__dirname, '../../deploy/policies/approval.yaml');

const clusterScoped = (
  group: string,
  kind: string,
  plural: string,
): ResourceType => ({ group, version: 'v1', kind, plural, namespaced: false });

const admission = 'admissionregistration.k8s.io';
const rbac = 'rbac.authorization.k8s.io';
const policyTypes: Record<string, ResourceType> = Object.fromEntries(
  [
    clusterScoped(
      admission,
      'ValidatingAdmissionPolicy',
      'validatingadmissionpolicies',
    ),
    clusterScoped(
      admission,
      'ValidatingAdmissionPolicyBinding',
      'validatingadmissionpolicybindings',
    ),
    clusterScoped(rbac, 'ClusterRole', 'clusterroles'),
    clusterScoped(rbac, 'ClusterRoleBinding', 'clusterrolebindings'),
  ].map(type => [type.kind, type]),
);

describe('the policy for approvals', () => {
  let focom: FocomFixture;
  let drafter: KubernetesClient;
  let approver: KubernetesClient;

  function clientOf(user: string): KubernetesClient {
    const content = parse(readFileSync(focom.plane.kubeconfig, 'utf8'));
    content.users[0].user.as = user;
    const kubeConfig = new KubeConfig();
    kubeConfig.loadFromString(stringify(content));
    return KubernetesClient.create({ kubeConfig });
  }

  async function bind(user: string, role: string): Promise<void> {
    await focom.apply(policyTypes.ClusterRoleBinding, {
      metadata: { name: user },
      roleRef: { apiGroup: rbac, kind: 'ClusterRole', name: role },
      subjects: [{ apiGroup: rbac, kind: 'User', name: user }],
    });
  }

  const aRequest = (
    name: string,
    mode: 'Draft' | 'Execute' | undefined,
    given?: Record<string, string>,
  ): FocomProvisioningRequest => ({
    apiVersion: 'focom.nephio.org/v1alpha1',
    kind: 'FocomProvisioningRequest',
    metadata: { name, namespace: 'default', annotations: given },
    spec: {
      ...(mode && { mode }),
      templateName: 'any',
      templateVersion: 'v1',
      templateParameters: { clusterName: name },
    },
  });

  const annotate = (
    client: KubernetesClient,
    { metadata }: FocomProvisioningRequest,
    given: Record<string, string | null>,
  ) =>
    client.patch<FocomProvisioningRequest>(fpr, metadata, {
      metadata: { annotations: given },
    });

  /** The API server takes a policy up when it has seen it. */
  async function untilInForce(): Promise<void> {
    for (;;) {
      try {
        await drafter.create(fpr, aRequest('probe', 'Execute'), {
          dryRun: true,
        });
      } catch (error) {
        if (error instanceof ApiError && error.status === 403) {
          return;
        }
        throw error;
      }
    }
  }

  beforeAll(async () => {
    focom = await FocomFixture.start();
    await focom.applyTemplate('any');
    drafter = clientOf('drafter');
    approver = clientOf('approver');
    await focom.apply(policyTypes.ClusterRole, {
      metadata: { name: 'focom-drafter' },
      rules: [
        {
          apiGroups: ['focom.nephio.org'],
          resources: ['focomprovisioningrequests'],
          verbs: ['get', 'create', 'update', 'patch', 'delete'],
        },
      ],
    });
    for (const document of parseAllDocuments(readFileSync(file, 'utf8'))) {
      const object: KubernetesObject = document.toJS();
      await focom.client.apply(policyTypes[object.kind], object, {
        fieldManager: 'test',
      });
    }
    await bind('drafter', 'focom-drafter');
    await bind('approver', 'focom-approver');
    await untilInForce();
  });

  afterAll(async () => {
    await drafter?.close();
    await approver?.close();
    await focom?.stop();
  });

  it.each([undefined, 'Execute' as const])(
    'lets nobody execute who may only draft, in mode %s',
    async mode => {
      await expect(
        drafter.create(fpr, aRequest('direct', mode)),
      ).rejects.toThrow("mode Execute needs the verb 'approve'");
    },
  );

  it('lets one draft and another approve', async () => {
    const draft = await drafter.create(fpr, aRequest('shared', 'Draft'));
    await focom.untilReason(draft, 'AwaitingApproval');
    await expect(
      annotate(drafter, draft, { [annotations.approve]: '1' }),
    ).rejects.toThrow("approving a draft needs the verb 'approve'");
    await expect(
      drafter.patch(fpr, draft.metadata, { spec: { mode: 'Execute' } }),
    ).rejects.toThrow('mode Execute needs');
    await expect(
      annotate(approver, draft, { [annotations.approve]: '2' }),
    ).rejects.toThrow('can be approved, which is 1');

    await annotate(approver, draft, { [annotations.approve]: '1' });
    await focom.untilReason(draft, 'Succeeded');

    const changed = await drafter.patch<FocomProvisioningRequest>(
      fpr,
      draft.metadata,
      { spec: { description: 'More' } },
    );
    await focom.untilReason(changed, 'AwaitingApproval');
    await annotate(approver, changed, { [annotations.approve]: '2' });
    await focom.until(changed, ({ revision }) => revision === 2);
  });

  it('has FOCOM restore what an approver wants to have again, and nobody else', async () => {
    const request = await focom.applyRequest('again');
    await focom.until(request, ({ revision }) => revision === 1);
    await focom.until(
      await focom.applyRequest('again', { description: 'More' }),
      ({ revision }) => revision === 2,
    );
    await expect(
      annotate(drafter, request, { [annotations.restoreRevision]: '1' }),
    ).rejects.toThrow('mode Execute needs');
    await annotate(drafter, request, { note: 'is no matter of approval' });
    await annotate(approver, request, { [annotations.restoreRevision]: '1' });
    await focom.until(request, ({ revision }) => revision === 3);
  });

  it('lets what a drafter may delete go, whoever executed it', async () => {
    const request = await focom.applyRequest('leaving');
    await focom.untilReason(request, 'Succeeded');
    expect(await drafter.delete(fpr, request.metadata)).toBe(true);
    await focom.untilGone(request);
    expect(await focom.readRemote(request)).toBeUndefined();
  });
});
