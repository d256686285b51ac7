import { annotations } from '@o2ims-portal/api';
import { mergeAnnotations, PAUSED_BY_FOCOM } from './mergeAnnotations';

const pause = (value: string) => ({ [annotations.paused]: value });
const ours = pause(PAUSED_BY_FOCOM);
const theirs = pause('');
const adopt = { [annotations.adopt]: 'true' };

it.each<[string, Record<string, string>, Record<string, string>, object]>([
  ['keeps those of others', { a: '1' }, { b: '2' }, { a: '1', b: '2' }],
  ['puts its own right', { a: '1' }, { a: '2' }, { a: '2' }],
  ['pauses', {}, ours, ours],
  ['lets go on what it paused', { a: '1', ...ours }, {}, { a: '1' }],
  ['leaves what somebody else paused', theirs, {}, theirs],
  ['leaves it when it is to be paused too', theirs, ours, theirs],
  ['adopts', {}, adopt, adopt],
  ['adopts no more', { a: '1', ...adopt }, {}, { a: '1' }],
])('%s', (_, current, wanted, merged) => {
  expect(mergeAnnotations(current, wanted)).toEqual(merged);
});
