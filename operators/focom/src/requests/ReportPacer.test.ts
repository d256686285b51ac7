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
    pacer.reported(fresh, status('failed', 'one'), 0);
    expect(pacer.delayFor(fresh, status('progressing', 'one'), 0)).toBe(0);
  });

  it('holds back progress that follows too fast', () => {
    const pacer = ReportPacer.create();
    pacer.reported(progressing, progressing.status!, 1000);
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
    pacer.reported(progressing, progressing.status!, 1000);
    expect(pacer.delayFor(progressing, next, 1001)).toBe(0);
  });

  it('tells each end at once, and holds back those that follow as they were', () => {
    const pacer = ReportPacer.create();
    let request = progressing;
    const tell = (next: Status, now: number) => {
      const delay = pacer.delayFor(request, next, now);
      if (delay === 0) {
        pacer.reported(request, next, now);
        request = aRequest({ status: next });
      }
      return delay;
    };
    const fulfilled = status('fulfilled', 'done');
    const failed = status('failed', 'not done');
    tell(progressing.status!, 1000);
    expect(tell(fulfilled, 1001)).toBe(0);
    expect(tell(failed, 1002)).toBe(0);
    expect(tell(fulfilled, 1003)).toBe(999);
    expect(tell(failed, 1900)).toBe(0);
    expect(tell(fulfilled, 2002)).toBe(0);
    // it still goes to and fro, once a second
    expect(tell(failed, 2003)).toBe(999);
    expect(tell(failed, 3002)).toBe(0);
    expect(tell(fulfilled, 3003)).toBe(999);
    // of another generation it is another thing
    expect(tell({ ...fulfilled, observedGeneration: 2 }, 3003)).toBe(0);
    // it was quiet
    expect(tell(failed, 5003)).toBe(0);
    expect(tell(fulfilled, 5004)).toBe(0);
    pacer.forget(request);
    expect(tell(failed, 5005)).toBe(0);
  });
});
