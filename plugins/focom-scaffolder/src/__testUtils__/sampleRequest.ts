import { Request, Stage } from '@o2ims-portal/plugin-o2ims-common';

/** Second `n` of the minute in which sample requests live. */
export function at(second: number): string {
  return new Date(
    Date.parse('2026-11-23T10:00:00Z') + second * 1_000,
  ).toISOString();
}

/** A stage, by its title. */
export function stage(
  title: string,
  state: Stage['state'],
  parts: Partial<Stage> = {},
): Stage {
  return { type: title.replace(/ /g, ''), title, state, ...parts };
}

/** A request as the o2ims backend tells of it. */
export function sampleRequest(parts: Partial<Request> = {}): Request {
  return {
    kind: 'focom',
    namespace: 'default',
    name: 'edge',
    uid: 'uid-1',
    generation: 1,
    mode: 'Execute',
    version: '1',
    phase: 'PENDING',
    message: 'Waiting for the FOCOM operator to begin',
    createdAt: at(0),
    oCloudId: 'local',
    templateName: 'byoh-workload-cluster',
    templateVersion: 'v1.0.0',
    templateParameters: { clusterName: 'edge' },
    clusterName: 'edge',
    stages: [],
    hosts: [],
    labels: {},
    simulated: true,
    ...parts,
  };
}
