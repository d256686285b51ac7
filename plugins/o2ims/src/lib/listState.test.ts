import {
  clearFilters,
  readListPage,
  toPageQuery,
  writeListState,
} from './listState';

function read(url: string) {
  return readListPage(new URLSearchParams(url), ['name', 'state']);
}

describe('readListPage', () => {
  it.each([
    ['', { sort: 'name', page: 0, pageSize: 20 }],
    [
      'sort=state&order=desc&page=3&pageSize=50',
      { sort: 'state', order: 'desc', page: 2, pageSize: 50 },
    ],
    ['page=-1&pageSize=7&sort=odd&order=up', read('')],
    ['page=x', read('')],
  ])('reads %j', (url, expected) => {
    expect(read(url)).toEqual(expected);
  });
});

describe('writeListState', () => {
  it.each([
    ['', { search: 'a' }, 'search=a'],
    ['search=a', { search: '' }, ''],
    ['page=4', { phase: 'FAILED' }, 'phase=FAILED'],
    ['search=a', { page: 2 }, 'search=a&page=3'],
    ['search=a&page=3', { page: 0 }, 'search=a'],
    ['a=1&b=2&c=3', clearFilters(['a', 'b']), 'c=3'],
  ])('makes of %j and %j %j', (before, change, after) => {
    const parameters = new URLSearchParams(before);
    expect(writeListState(parameters, change).toString()).toBe(after);
    expect(parameters.toString()).toBe(before);
  });
});

describe('toPageQuery', () => {
  it('asks for one page', () => {
    expect(toPageQuery(read('page=3&pageSize=50'))).toEqual({
      limit: 50,
      offset: 100,
    });
  });
});
