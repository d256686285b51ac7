import { readHostListState, toHostQuery } from './hostQuery';

function read(url: string) {
  return readHostListState(new URLSearchParams(url));
}

describe('readHostListState', () => {
  it.each([
    ['', { sort: 'name', page: 0, pageSize: 20 }],
    [
      'search=site%3Dnorth&state=free&oCloudId=west&cluster=edge&view=grid&groupBy=rack',
      {
        ...read(''),
        search: 'site=north',
        state: 'free',
        oCloudId: 'west',
        cluster: 'edge',
        view: 'grid',
        groupBy: 'rack',
      },
    ],
    ['state=odd&view=odd', read('')],
  ])('reads %j', (url, expected) => {
    expect(read(url)).toEqual(expected);
  });
});

describe('toHostQuery', () => {
  it.each([
    [
      'state=free&page=2',
      { state: ['free'], sort: 'name', limit: 20, offset: 20 },
    ],
    ['view=grid&groupBy=rack&page=2', { sort: 'name', limit: 1000 }],
  ])('asks for %j', (url, expected) => {
    expect(toHostQuery(read(url))).toEqual(expected);
  });
});
