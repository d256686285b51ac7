import { toFormQuery } from './toFormQuery';

describe('toFormQuery', () => {
  it('leaves an empty form as it is', () => {
    expect(toFormQuery()).toBe('');
  });

  it('can be read back as JSON', () => {
    const chosen = { oCloud: 'west & north' };
    const query = new URLSearchParams(toFormQuery(chosen));
    expect(JSON.parse(query.get('formData')!)).toEqual(chosen);
  });
});
