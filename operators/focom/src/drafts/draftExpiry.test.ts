import { annotations } from '@o2ims-portal/api';
import { aRequest } from '../__testUtils__/objects';
import { draftExpiry } from './draftExpiry';

const changedAt = new Date('2026-01-01T00:00:00.500Z');
const after = (seconds: number) =>
  new Date(changedAt.getTime() + seconds * 1000);

interface Case {
  mode?: 'Draft' | 'Execute';
  own?: number;
  byDefault?: number;
  annotated?: Record<string, string>;
  wasExecuted?: boolean;
}

function expiry(given: Case): Date | undefined {
  const { mode = 'Draft', own, byDefault, annotated, wasExecuted } = given;
  return draftExpiry({
    request: aRequest({
      metadata: { generation: 2, annotations: annotated },
      spec: { mode, draftTtlSeconds: own },
    }),
    wasExecuted: wasExecuted ?? false,
    defaultTtlSeconds: byDefault,
    changedAt,
  });
}

describe('draftExpiry', () => {
  it.each<[string, Case, Date]>([
    ['as long as it says', { own: 60 }, after(60)],
    [
      'as long as it says, whatever the default',
      { own: 90, byDefault: 60 },
      after(90),
    ],
    ['as long as drafts do', { byDefault: 3600 }, after(3600)],
    [
      'no longer for the approval of another generation',
      { own: 60, annotated: { [annotations.approve]: '1' } },
      after(60),
    ],
  ])('lets a draft live %s', (_, given, wanted) => {
    expect(expiry(given)).toEqual(wanted);
  });

  it.each<[string, Case]>([
    ['nobody says how long it lives', {}],
    ['it was executed before', { own: 60, wasExecuted: true }],
    ['it is no draft', { own: 60, mode: 'Execute' }],
    [
      'it is approved, though it cannot be sent yet',
      { own: 60, annotated: { [annotations.approve]: '2' } },
    ],
    ['it is paused', { own: 60, annotated: { [annotations.paused]: '' } }],
  ])('lets a request be when %s', (_, given) => {
    expect(expiry(given)).toBeUndefined();
  });
});
