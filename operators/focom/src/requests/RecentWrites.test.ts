import { aRequest } from '../__testUtils__/objects';
import { RecentWrites } from './RecentWrites';

const version = (resourceVersion: string) =>
  aRequest({ metadata: { resourceVersion } });

describe('RecentWrites', () => {
  it('prefers what was written to what the watch has not replaced yet', () => {
    const writes = new RecentWrites();
    writes.remember(version('1'), version('2'));
    writes.remember(version('2'), version('3'));
    expect(writes.latest(version('1'))).toEqual(version('3'));
    expect(writes.latest(version('2'))).toEqual(version('3'));
  });

  it('prefers the watch once it has caught up, or got ahead', () => {
    const writes = new RecentWrites();
    writes.remember(version('1'), version('2'));
    expect(writes.latest(version('5'))).toEqual(version('5'));
    // and does not go back
    expect(writes.latest(version('1'))).toEqual(version('1'));
  });

  it('takes a write that changed nothing for none', () => {
    const writes = new RecentWrites();
    writes.remember(version('1'), version('1'));
    expect(writes.latest(version('1'))).toEqual(version('1'));
  });

  it('forgets', () => {
    const writes = new RecentWrites();
    writes.remember(version('1'), version('2'));
    writes.forget(version('1'));
    expect(writes.latest(version('1'))).toEqual(version('1'));
  });
});
