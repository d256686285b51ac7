import { readRequestListState, toRequestQuery } from './requestQuery';

function read(url: string) {
  return readRequestListState(new URLSearchParams(url));
}

describe('readRequestListState', () => {
  it('begins with what needs attention', () => {
    expect(read('')).toEqual({ sort: 'attention', page: 0, pageSize: 20 });
  });

  it('reads what a link says', () => {
    expect(
      read(
        'search=edge&phase=FAILED&oCloudId=west&owner=group:default/a&template=t&sort=name&order=desc&page=3&pageSize=50',
      ),
    ).toEqual({
      search: 'edge',
      phase: 'FAILED',
      oCloudId: 'west',
      owner: 'group:default/a',
      template: 't',
      sort: 'name',
      order: 'desc',
      page: 2,
      pageSize: 50,
    });
  });

  it.each(['phase=ODD', 'sort=odd&order=up'])(
    'leaves out what %s cannot mean',
    url => {
      expect(read(url)).toEqual(read(''));
    },
  );
});

describe('toRequestQuery', () => {
  it('asks for one page', () => {
    expect(toRequestQuery(read('phase=FAILED&page=3&pageSize=50'))).toEqual({
      phase: ['FAILED'],
      sort: 'attention',
      limit: 50,
      offset: 100,
    });
  });
});
