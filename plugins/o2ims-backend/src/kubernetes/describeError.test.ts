import { describeError } from './describeError';

describe('describeError', () => {
  it.each([
    ['a message', new Error('it broke'), 'it broke'],
    [
      'a code where there is no message',
      Object.assign(new Error(''), { code: 'ECONNREFUSED' }),
      'ECONNREFUSED',
    ],
    [
      'every cause, as when no address of a name answers',
      new AggregateError([
        new Error('::1 refused'),
        new Error('127.0.0.1 refused'),
      ]),
      '::1 refused; 127.0.0.1 refused',
    ],
    ['what is no error', 'just text', 'just text'],
    ['a name where there is nothing else', new TypeError(''), 'TypeError'],
  ])('says %s', (_, error, expected) => {
    expect(describeError(error)).toBe(expected);
  });
});
