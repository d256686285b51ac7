import { at, sampleRequest, stage } from '../__testUtils__/sampleRequest';
import { describeProgress, describeWhereabouts } from './describeProgress';

const reserving = (parts: Parameters<typeof stage>[2]) =>
  stage('Reserving hosts', 'active', parts);
const reserved = stage('Reserving hosts', 'done', {
  startedAt: at(1),
  endedAt: at(1.2),
  message: 'byoh-1, byoh-2',
});
const joining = (message: string) =>
  stage('Joining workers', 'active', { message });

describe('describeProgress', () => {
  it('tells all that has happened so far at the first look', () => {
    const request = sampleRequest({
      phase: 'PROGRESSING',
      updatedAt: at(1.3),
      stages: [
        reserved,
        joining('0 of 1 worker ready'),
        stage('Ready', 'waiting', { message: 'Comes after "Joining workers"' }),
      ],
    });

    expect(describeProgress(request)).toEqual([
      'Reserving hosts: done in 0.2 s (byoh-1, byoh-2)',
      'Joining workers: 0 of 1 worker ready',
      "Request 'edge' is PROGRESSING, 1.3 s after it was asked for",
    ]);
  });

  it('begins with PENDING', () => {
    const request = sampleRequest({ stages: [reserving({})] });

    expect(describeProgress(request)).toEqual([
      "Request 'edge' is PENDING",
      'Reserving hosts: begins',
    ]);
  });

  it.each([
    [
      'a stage that ended',
      [reserving({ message: 'Taking them' })],
      [reserved],
      ['Reserving hosts: done in 0.2 s (byoh-1, byoh-2)'],
    ],
    [
      'a stage that ended at an unknown time',
      [reserving({})],
      [stage('Reserving hosts', 'done')],
      ['Reserving hosts: done'],
    ],
    [
      'a stage that goes on',
      [joining('0 of 2 workers ready')],
      [joining('1 of 2 workers ready')],
      ['Joining workers: 1 of 2 workers ready'],
    ],
    [
      'a stage that failed',
      [joining('0 of 1 worker ready')],
      [stage('Joining workers', 'failed', { message: 'kubeadm join failed' })],
      ['Joining workers: kubeadm join failed'],
    ],
    [
      'a stage that is undone',
      [reserved],
      [stage('Reserving hosts', 'waiting', { message: 'byoh-1 is gone' })],
      ['Reserving hosts: no longer so (byoh-1 is gone)'],
    ],
    [
      'nothing when nothing is new',
      [reserved, joining('0 of 1 worker ready')],
      [reserved, joining('0 of 1 worker ready')],
      [],
    ],
  ])('tells %s', (_, before, after, lines) => {
    expect(
      describeProgress(
        sampleRequest({ phase: 'PROGRESSING', stages: after }),
        sampleRequest({ phase: 'PROGRESSING', stages: before }),
      ),
    ).toEqual(lines);
  });

  it('tells a new phase after what led to it', () => {
    const request = sampleRequest({
      phase: 'FULFILLED',
      updatedAt: at(41),
      stages: [stage('Ready', 'done')],
    });

    expect(
      describeProgress(
        request,
        sampleRequest({
          phase: 'PROGRESSING',
          stages: [stage('Ready', 'active')],
        }),
      ),
    ).toEqual([
      'Ready: done',
      "Request 'edge' is FULFILLED, 41 s after it was asked for",
    ]);
  });
});

describe('describeWhereabouts', () => {
  it.each([
    [[reserved, joining('x')], 'Joining workers: It waits'],
    [
      [stage('Reserving hosts', 'failed'), stage('Ready', 'waiting')],
      'Reserving hosts: It waits',
    ],
    [[], 'It waits'],
  ])('names the stage that it is in, if any', (stages, text) => {
    expect(
      describeWhereabouts(sampleRequest({ stages, message: 'It waits.' })),
    ).toBe(text);
  });
});
