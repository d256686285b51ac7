import { ClusterApiCondition } from '@o2ims-portal/api';
import {
  toConditionViewsOfV1beta1,
  toConditionViewsOfV1beta2,
} from './toConditionViews';

const lastTransitionTime = '2026-01-01T00:00:00Z';

function condition(
  type: string,
  status: ClusterApiCondition['status'],
  rest: Partial<ClusterApiCondition> = {},
): ClusterApiCondition {
  return { type, status, lastTransitionTime, ...rest };
}

it.each<[string, ClusterApiCondition, boolean, boolean]>([
  ['what is done', condition('BootstrapReady', 'True'), true, false],
  [
    'what is to come',
    condition('BootstrapReady', 'False', { severity: 'Info', reason: 'Wait' }),
    false,
    false,
  ],
  [
    'an error',
    condition('EtcdClusterHealthy', 'False', { severity: 'Error' }),
    false,
    true,
  ],
  [
    'an error that is over',
    condition('EtcdClusterHealthy', 'True', { severity: 'Error' }),
    true,
    false,
  ],
  [
    'a bootstrap that failed, though BYOH thinks little of it',
    condition('K8sNodeBootstrapSucceeded', 'False', {
      reason: 'CloudInitExecutionFailed',
    }),
    false,
    true,
  ],
  [
    'workers that wait for the control plane, though Cluster API makes much of it',
    condition('MachineSetReady', 'False', {
      severity: 'Error',
      reason: 'PreflightCheckFailed',
    }),
    false,
    false,
  ],
])('understands %s in v1beta1', (_, given, met, failed) => {
  expect(toConditionViewsOfV1beta1([given])).toEqual([
    expect.objectContaining({ type: given.type, met, failed }),
  ]);
});

it.each<[string, ClusterApiCondition, boolean, boolean]>([
  [
    'what is done',
    condition('InfrastructureReady', 'True', { reason: 'Ready' }),
    true,
    false,
  ],
  [
    'what is to come',
    condition('InfrastructureReady', 'False', { reason: 'NotReady' }),
    false,
    false,
  ],
  [
    'what cannot be known yet',
    condition('NodeHealthy', 'Unknown', { reason: 'InspectionFailed' }),
    false,
    false,
  ],
  [
    'what is missing',
    condition('InfrastructureReady', 'False', { reason: 'ObjectDoesNotExist' }),
    false,
    true,
  ],
  [
    'an error of Cluster API\u2019s own',
    condition('InfrastructureReady', 'Unknown', { reason: 'InternalError' }),
    false,
    true,
  ],
  [
    'a pod that failed',
    condition('APIServerPodHealthy', 'False', { reason: 'Failed' }),
    false,
    true,
  ],
])('understands %s in v1beta2', (_, given, met, failed) => {
  expect(toConditionViewsOfV1beta2([given])).toEqual([
    expect.objectContaining({ type: given.type, met, failed }),
  ]);
});

it('takes what goes on in v1beta2 neither for good nor for bad', () => {
  const conditions = [
    condition('Paused', 'False', { reason: 'NotPaused' }),
    condition('ScalingUp', 'True', { reason: 'ScalingUp' }),
    condition('Deleting', 'True', { reason: 'InternalError' }),
  ];
  expect(toConditionViewsOfV1beta2(conditions)).toEqual([]);
});

it('knows which conditions sum up the others', () => {
  const types = ['Ready', 'Available', 'NodeHealthy'].map(type =>
    condition(type, 'False'),
  );
  const summaries = (views: { type: string; summary: boolean }[]) =>
    views.filter(({ summary }) => summary).map(({ type }) => type);
  expect(summaries(toConditionViewsOfV1beta1(types))).toEqual(['Ready']);
  expect(summaries(toConditionViewsOfV1beta2(types))).toEqual([
    'Ready',
    'Available',
  ]);
});

describe('errors that v1beta2 keeps of v1beta1', () => {
  const waiting = condition('Available', 'False', { reason: 'NotAvailable' });
  const failing = condition('EtcdClusterHealthy', 'False', {
    reason: 'NotHealthy',
  });
  const deprecated = [
    condition('Ready', 'False', { severity: 'Warning', reason: 'ScalingUp' }),
    condition('MachineSetReady', 'False', {
      severity: 'Error',
      reason: 'InfrastructureTemplateCloningFailed',
    }),
  ];
  const failed = (own: ClusterApiCondition[]) =>
    toConditionViewsOfV1beta2(own, deprecated)
      .filter(view => view.failed)
      .map(({ type }) => type);

  it('are told where v1beta2 itself tells of none', () => {
    expect(failed([waiting])).toEqual(['MachineSetReady']);
  });

  it('are not told twice', () => {
    expect(failed([waiting, failing])).toEqual(['EtcdClusterHealthy']);
  });
});

it('puts lists into one line', () => {
  const message =
    '* BootstrapConfigReady:\n  * DataSecretAvailable: Waiting for the control plane\n  * CertificatesAvailable: Condition not yet reported\n* InfrastructureReady: Not provisioned';
  const [view] = toConditionViewsOfV1beta2([
    condition('Ready', 'False', { message }),
  ]);
  expect(view.message).toBe(
    'BootstrapConfigReady: DataSecretAvailable: Waiting for the control plane; CertificatesAvailable: Condition not yet reported; InfrastructureReady: Not provisioned',
  );
});
