import { annotations } from '@o2ims-portal/api';
import { aRequest } from '../__testUtils__/objects';
import { ExecutedSpec, toExecutedSpec } from '../revisions/ExecutedSpec';
import { effectiveRequest } from './effectiveRequest';

type Mode = 'Draft' | 'Execute' | undefined;

const GENERATION = 3;
const wanted = { clusterName: 'edge', workers: 2 };
const before = { clusterName: 'edge', workers: 1 };

function aDraft(mode: Mode, approve?: string) {
  return aRequest({
    metadata: {
      generation: GENERATION,
      annotations: {
        note: 'kept',
        ...(approve !== undefined && { [annotations.approve]: approve }),
      },
    },
    spec: {
      mode,
      name: 'New',
      oCloudNamespace: 'sites',
      draftTtlSeconds: 600,
      templateParameters: wanted,
    },
  });
}

const executed = (spec: Partial<ExecutedSpec> = {}): ExecutedSpec => ({
  templateName: 'small',
  templateVersion: 'v0',
  templateParameters: before,
  ...spec,
});

describe('effectiveRequest', () => {
  it.each<[string, Mode, string | undefined, ExecutedSpec | undefined]>([
    ['without a mode', undefined, undefined, undefined],
    ['in mode Execute', 'Execute', undefined, undefined],
    ['in mode Execute after another one', 'Execute', undefined, executed()],
    ['in mode Execute, whatever is approved', 'Execute', '2', executed()],
    ['when it is approved', 'Draft', '3', undefined],
    ['when the change is approved', 'Draft', '3', executed()],
  ])('is the spec %s', (_, mode, approve, last) => {
    const request = aDraft(mode, approve);
    expect(effectiveRequest(request, last)).toEqual({
      request,
      isDraft: false,
    });
  });

  it.each([undefined, '2', '4', '', 'yes', '3 ', '03'])(
    'is nothing for a new draft with the approval %j',
    approve => {
      expect(effectiveRequest(aDraft('Draft', approve), undefined)).toEqual({
        isDraft: true,
      });
    },
  );

  it.each([undefined, '2', '4', 'yes'])(
    'is what was executed last for a changed draft with the approval %j',
    approve => {
      const request = aDraft('Draft', approve);
      expect(effectiveRequest(request, executed())).toEqual({
        isDraft: true,
        request: {
          ...request,
          spec: {
            mode: 'Draft',
            oCloudId: 'local',
            oCloudNamespace: 'sites',
            templateName: 'small',
            templateVersion: 'v0',
            templateParameters: before,
          },
        },
      });
    },
  );

  it('is the spec where a draft says what was executed last: nothing waits for approval', () => {
    const request = aDraft('Draft');
    const same = toExecutedSpec(request.spec);
    expect(effectiveRequest(request, same)).toEqual({
      request,
      isDraft: false,
    });
  });
});
