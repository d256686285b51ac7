import { annotations, FocomProvisioningRequest } from '@o2ims-portal/api';
import { aRequest } from '../__testUtils__/objects';
import { Problem } from '../requests/Problem';
import { asSingleRequest } from '../requests/SingleRequest';
import { assessDraft } from './assessDraft';
import { DraftFeasibility, describeFeasibility } from './describeFeasibility';

const EARLIER = new Date('2026-01-01T00:00:00.000Z');
const NOW = new Date('2026-01-02T00:00:00.000Z');

const feasibility: DraftFeasibility = {
  feasible: 'True',
  hosts: [{ name: 'byoh-1', role: 'control-plane' }],
  message: '',
};

const invalid: Problem = {
  phase: 'FAILED',
  reason: 'InvalidParameters',
  message: 'They break the schema',
  violations: [{ pointer: '/size', message: 'is required' }],
};

function aDraft(
  approve?: string,
  status?: FocomProvisioningRequest['status'],
): FocomProvisioningRequest {
  return aRequest({
    metadata: {
      generation: 3,
      ...(approve && { annotations: { [annotations.approve]: approve } }),
    },
    spec: { mode: 'Draft' },
    status,
  });
}

function assess(
  request: FocomProvisioningRequest,
  {
    problem,
    ...options
  }: Partial<Parameters<typeof assessDraft>[0]> & { problem?: Problem } = {},
) {
  return assessDraft({
    request,
    assessment: { problem, requests: [asSingleRequest(request)] },
    feasibility,
    expiry: () => undefined,
    now: NOW,
    ...options,
  });
}

describe('assessDraft', () => {
  it('says what would come of it, and how to approve it', () => {
    const { problem, preview } = assess(aDraft());
    expect(problem).toEqual({
      phase: 'PENDING',
      reason: 'AwaitingApproval',
      message:
        'Generation 3 is a draft: it keeps to its template, and nothing is sent. To have this one executed: kubectl annotate fpr edge -n default --overwrite focom.nephio.org/approve=3',
    });
    expect(preview).toEqual({
      generation: 3,
      changedAt: NOW.toISOString(),
      feasible: 'True',
      hosts: [{ name: 'byoh-1', role: 'control-plane' }],
      objects: [
        { kind: 'ProvisioningRequest', name: 'edge-11111111' },
        { kind: 'Cluster', name: 'edge' },
      ],
      violations: [],
      message: problem.message,
    });
  });

  it('says what stands against it, one by one', () => {
    const { problem, preview } = assess(aDraft('2'), {
      problem: invalid,
      feasibility: describeFeasibility(undefined),
    });
    expect(problem).toBe(invalid);
    expect(preview).toMatchObject({
      violations: [{ pointer: '/size', message: 'is required' }],
      message: 'They break the schema',
    });
  });

  it('has room for a hundred violations', () => {
    const violations = Array.from({ length: 150 }, (_, index) => ({
      pointer: `/${index}`,
      message: 'is wrong',
    }));
    const { preview } = assess(aDraft(), {
      problem: { ...invalid, violations },
    });
    expect(preview.violations).toEqual(violations.slice(0, 100));
  });

  it('names a cluster only where the parameters do', () => {
    const request = aDraft();
    request.spec.templateParameters = { clusterName: 7 };
    expect(assess(request).preview.objects).toEqual([
      { kind: 'ProvisioningRequest', name: 'edge-11111111' },
    ]);
  });

  it('passes on why nobody knows whether it is feasible', () => {
    const { problem } = assess(aDraft(), {
      feasibility: { feasible: 'Unknown', hosts: [], message: 'Not asked.' },
    });
    expect(problem.message).toContain('nothing is sent. Not asked. To have');
  });

  it.each([
    ['none', undefined, undefined, 'AwaitingApproval'],
    ['another', '2', undefined, 'OtherGenerationApproved'],
    ['one to come', '4', undefined, 'OtherGenerationApproved'],
    ['a word', 'yes', '2', 'OtherGenerationApproved'],
    ['that of what is in force', '2', '2', 'AwaitingApproval'],
  ])('takes an approval (%s) for what it is', (_, given, before, reason) => {
    const { problem } = assess(aDraft(given), { approvedBefore: before });
    expect(problem.reason).toBe(reason);
    expect(problem.message).toContain('focom.nephio.org/approve=3');
  });

  it('counts the time to live from when this generation was first seen', () => {
    const { preview: first } = assess(aDraft(), { now: EARLIER });
    const expiry = (changedAt: Date) => new Date(changedAt.getTime() + 1000);
    const seen = assess(aDraft(undefined, { preview: first }), { expiry });
    expect(seen.preview).toMatchObject({
      changedAt: EARLIER.toISOString(),
      expiresAt: '2026-01-01T00:00:01.000Z',
    });
    const older = { ...first, generation: 2 };
    const changed = assess(aDraft(undefined, { preview: older }), { expiry });
    expect(changed.preview).toMatchObject({
      changedAt: NOW.toISOString(),
      expiresAt: '2026-01-02T00:00:01.000Z',
    });
  });
});
