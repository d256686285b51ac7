import { FocomProvisioningRequest, reasons } from '@o2ims-portal/api';
import { aRemote, aRequest } from '../__testUtils__/objects';
import { ReportPacer } from './ReportPacer';
import { Outcome, toFocomStatus } from './toFocomStatus';

type State = 'progressing' | 'fulfilled' | 'failed';
type Status = NonNullable<FocomProvisioningRequest['status']>;

function status(state: State, message: string, outcome: Outcome = {}): Status {
  const provisioningStatus = {
    provisioningState: state,
    provisioningMessage: message,
  };
  const remote = aRemote(aRequest(), { status: { provisioningStatus } });
  return toFocomStatus(aRequest(), { remote, ...outcome }, new Date(0));
}

const progressing = aRequest({ status: status('progressing', 'one') });
const problem = {
  phase: 'FAILED',
  reason: reasons.oCloudNotFound,
  message: 'gone',
} as const;

describe('ReportPacer', () => {
  it('lets the first report pass', () => {
    const pacer = ReportPacer.create();
    expect(pacer.delayFor(progressing, status('progressing', 'two'), 0)).toBe(
      0,
    );
    const fresh = aRequest();
    pacer.reported(fresh, 0);
    expect(pacer.delayFor(fresh, status('progressing', 'one'), 0)).toBe(0);
  });

  it('holds back progress that follows too fast', () => {
    const pacer = ReportPacer.create();
    pacer.reported(progressing, 1000);
    const next = status('progressing', 'two');
    expect(pacer.delayFor(progressing, next, 1030.5)).toBe(70);
    expect(pacer.delayFor(progressing, next, 1100)).toBe(0);
    expect(pacer.delayFor(progressing, next, 9000)).toBe(0);
    expect(pacer.delayFor(progressing, progressing.status!, 1030)).toBe(0);
    pacer.forget(progressing);
    expect(pacer.delayFor(progressing, next, 1030)).toBe(0);
  });

  it.each([
    ['fulfilled', status('fulfilled', 'two')],
    ['failed', status('failed', 'two')],
    ['a problem', status('progressing', 'one', { problem })],
  ])('never holds back %s', (_, next) => {
    const pacer = ReportPacer.create();
    pacer.reported(progressing, 1000);
    expect(pacer.delayFor(progressing, next, 1001)).toBe(0);
  });
});
