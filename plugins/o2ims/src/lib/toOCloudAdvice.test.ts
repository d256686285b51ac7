import { toOCloudAdvice } from './toOCloudAdvice';

describe('toOCloudAdvice', () => {
  it.each([
    ['False', 'Unauthorized', 'oClouds.advice.Unauthorized'],
    ['False', 'SomethingNew', 'oClouds.advice.other'],
    ['True', 'Connected', 'oClouds.advice.other'],
  ])('for a condition %s because of %s', (status, reason, expected) => {
    expect(
      toOCloudAdvice([
        { type: 'Reachable', status: 'True', reason: 'Connected' },
        { type: 'Authorized', status, reason },
      ]),
    ).toBe(expected);
  });

  it('has some for an O-Cloud of which nothing is said', () => {
    expect(toOCloudAdvice([])).toBe('oClouds.advice.other');
  });
});
