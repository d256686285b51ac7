import { clusterTemplate } from '../__testUtils__/objects';
import { toStageLimits } from './stageLimits';

it('takes the template\u2019s limits, and the defaults for the rest', () => {
  const template = clusterTemplate({ stageTimeoutSeconds: { workers: 60 } });
  expect(toStageLimits(template)).toEqual({
    InfrastructureReady: 600_000,
    ControlPlaneReady: 1_800_000,
    WorkersReady: 60_000,
  });
});

it('has limits even without a template', () => {
  expect(toStageLimits(undefined).WorkersReady).toBe(1_800_000);
});
