import { isNotFound } from './isNotFound';
import { nameOfRef } from './nameOfRef';
import { parseNamespacedName } from './parseNamespacedName';
import { toAdvice } from './toAdvice';
import { toMessage } from './toMessage';

describe('parseNamespacedName', () => {
  it.each([
    ['default/edge', { namespace: 'default', name: 'edge' }],
    ['edge', undefined],
    ['a/b/c', undefined],
    ['/edge', undefined],
    [undefined, undefined],
  ])('reads %s', (text, expected) => {
    expect(parseNamespacedName(text)).toEqual(expected);
  });
});

describe('nameOfRef', () => {
  it.each([
    ['user:default/rita', 'rita'],
    ['group:team-ran', 'team-ran'],
    ['rita', 'rita'],
    ['Rita of the radio team', 'Rita of the radio team'],
  ])('calls %s by its name', (ref, expected) => {
    expect(nameOfRef(ref)).toBe(expected);
  });
});

describe('isNotFound', () => {
  it.each([
    [Object.assign(new Error('no'), { name: 'NotFoundError' }), true],
    [Object.assign(new Error('no'), { statusCode: 404 }), true],
    [
      new Error('Request failed', {
        cause: Object.assign(new Error('no'), { name: 'NotFoundError' }),
      }),
      true,
    ],
    [new Error('no'), false],
    ['NotFoundError', false],
  ])('%s: %s', (error, expected) => {
    expect(isNotFound(error)).toBe(expected);
  });
});

describe('toMessage', () => {
  it("prefers the backend's own words", () => {
    const cause = new Error('the management cluster does not answer');
    expect(toMessage(new Error('503', { cause }))).toBe(cause.message);
    expect(toMessage(new Error('Failed to fetch'))).toBe('Failed to fetch');
  });
});

describe('toAdvice', () => {
  it.each([
    ['HostInUse', 'request.advice.HostInUse'],
    ['SomethingNew', 'request.advice.other'],
    [undefined, 'request.advice.other'],
  ])('has advice for %s', (reason, expected) => {
    expect(toAdvice(reason)).toBe(expected);
  });
});
