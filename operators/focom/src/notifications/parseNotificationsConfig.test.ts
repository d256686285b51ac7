import { parseNotificationsConfig } from './parseNotificationsConfig';

const endpoint = (more = '') => `
endpoints:
  - name: smo
    url: https://smo.example.com/events
    signingKeyFile: /keys/smo
${more}`;

describe('parseNotificationsConfig', () => {
  it('has a default for all that needs one', () => {
    expect(parseNotificationsConfig('')).toEqual({
      source: '/focom.nephio.org/v1alpha1',
      endpoints: [],
      requestUrls: [],
      delivery: {
        timeoutSeconds: 10,
        retryForHours: 24,
        minPauseSeconds: 1,
        maxPauseSeconds: 300,
        queueLength: 5000,
      },
      allowHttp: false,
    });
  });

  it('reads all that can be said', () => {
    const config = parseNotificationsConfig(`
source: https://focom.example.com
endpoints:
  - name: smo
    url: https://smo.example.com/events?from=focom
    signingKeyFile: /keys/smo
    caFile: /ca.crt
    namespaces: [edge]
    events: [fulfilled, failed, deleted]
requestUrls:
  - name: callbacks
    prefix: https://smo.example.com/callbacks/
    signingKeyFile: /keys/callbacks
    namespaces: [edge, core]
delivery: { retryForHours: 0.5, queueLength: 10 }
`);
    expect(config.endpoints[0]).toMatchObject({
      name: 'smo',
      events: ['fulfilled', 'failed', 'deleted'],
    });
    expect(config.requestUrls[0].prefix).toBe(
      'https://smo.example.com/callbacks/',
    );
    expect(config.delivery).toMatchObject({
      retryForHours: 0.5,
      timeoutSeconds: 10,
      queueLength: 10,
    });
  });

  it.each([
    [endpoint('    colour: red'), '/endpoints/0: Unrecognized key: "colour"'],
    [endpoint('    events: [finished]'), '/endpoints/0/events/0: '],
    [endpoint('    namespaces: []'), '/endpoints/0/namespaces: '],
    [endpoint('delivery: { timeoutSeconds: 0 }'), '/delivery/timeoutSeconds: '],
    [
      endpoint().replace('https:', 'http:'),
      '/endpoints/0/url: has to begin with https://',
    ],
    [endpoint().replace('name: smo', 'name: S M O'), '/endpoints/0/name: has'],
    [endpoint().replace('    signingKeyFile: /keys/smo', ''), 'signingKeyFile'],
    [
      endpoint(`requestUrls:
  - name: smo
    prefix: https://smo/?all
    signingKeyFile: /keys/smo
`),
      "/endpoints: two have the name 'smo'; /requestUrls/0/prefix: must not have a query",
    ],
    ['endpoints: [', 'Flow sequence'],
    ['just a text', 'expected object'],
  ])('refuses %j', (text, message) => {
    expect(() => parseNotificationsConfig(text)).toThrow(message);
  });

  it('lets tests do without TLS', () => {
    const text = endpoint('allowHttp: true').replace('https:', 'http:');
    expect(parseNotificationsConfig(text).allowHttp).toBe(true);
  });
});
