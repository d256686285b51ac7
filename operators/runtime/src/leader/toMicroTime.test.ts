import { toMicroTime } from './toMicroTime';

describe('toMicroTime', () => {
  it('has six digits after the second', () => {
    expect(toMicroTime(new Date(Date.UTC(2026, 0, 2, 3, 4, 5, 6)))).toBe(
      '2026-01-02T03:04:05.006000Z',
    );
  });
});
