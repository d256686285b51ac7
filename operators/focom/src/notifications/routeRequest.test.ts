import { aRequest } from '../__testUtils__/objects';
import { parseNotificationsConfig } from './parseNotificationsConfig';
import { routeRequest } from './routeRequest';

const config = parseNotificationsConfig(`
endpoints:
  - { name: all, url: https://all, signingKeyFile: /all }
  - name: core
    url: https://core
    signingKeyFile: /core
    namespaces: [core]
    events: [failed]
requestUrls:
  - { name: own, prefix: https://smo/hooks, signingKeyFile: /own, caFile: /ca }
  - name: elsewhere
    prefix: https://elsewhere
    signingKeyFile: /elsewhere
    namespaces: [core]
`);

const route = (url?: string, namespace = 'edge') =>
  routeRequest(
    aRequest({
      metadata: {
        namespace,
        ...(url && { annotations: { 'focom.nephio.org/notify-url': url } }),
      },
    }),
    config,
  );

describe('routeRequest', () => {
  it('tells the endpoints of the namespace', () => {
    expect(route().destinations.map(({ key }) => key)).toEqual(['all']);
    const { destinations } = route(undefined, 'core');
    expect(destinations.map(({ key }) => key)).toEqual(['all', 'core']);
    expect(
      ['failed', 'fulfilled'].map(type => destinations.map(d => d.wants(type))),
    ).toEqual([
      [true, true],
      [true, false],
    ]);
  });

  it('tells the URL that a request names, where it may', () => {
    const url = 'https://smo/hooks/edge?id=1';
    const { destinations, refused } = route(url);
    expect(refused).toBeUndefined();
    expect(destinations[1]).toEqual({
      key: url,
      name: 'own',
      url,
      signingKeyFile: '/own',
      caFile: '/ca',
      wants: expect.any(Function),
    });
    expect(route('https://elsewhere/', 'core').refused).toBeUndefined();
  });

  it.each([
    ['https://smo/other?token=secret', "'https://smo/other': FOCOM's conf"],
    ['https://elsewhere/', "does not let requests in namespace 'edge' name it"],
    ['http://smo/hooks', 'has to begin with https://'],
    ['https://me:secret@smo/hooks', 'must not hold a user or a password'],
    ['secret', "'(no URL)'"],
  ])('does not use %s, and says so without its secrets', (url, message) => {
    const { destinations, refused } = route(url);
    expect(destinations.map(({ key }) => key)).toEqual(['all']);
    expect(refused?.message).toContain(message);
    expect(refused?.message).toContain('focom.nephio.org/notify-url');
    expect(refused?.message).not.toContain('secret');
  });
});
