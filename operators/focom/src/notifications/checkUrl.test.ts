import { checkUrl } from './checkUrl';

describe('checkUrl', () => {
  it.each([
    'https://smo.example.com/events',
    'https://smo.example.com:8443/?for=edge',
  ])('has nothing against %s', url => {
    expect(checkUrl(url, { allowHttp: false })).toBeUndefined();
  });

  it.each([
    ['smo.example.com', 'is no URL'],
    ['', 'is no URL'],
    ['http://smo.example.com/events', 'has to begin with https://'],
    ['file:///etc/passwd', 'has to begin with https://'],
    ['https://me:secret@smo.example.com/', 'user or a password'],
    ['https://me@smo.example.com/', 'user or a password'],
    ['https://smo.example.com/#part', 'fragment'],
    ['https://smo.example.com/a/..%2Fb', 'encoded slash'],
    ['https://smo.example.com/a/..%5cb', 'encoded slash'],
  ])('says of %p that it %s', (url, problem) => {
    expect(checkUrl(url, { allowHttp: false })).toContain(problem);
  });

  it('lets tests do without TLS, and nothing else', () => {
    const check = (url: string) => checkUrl(url, { allowHttp: true });
    expect(check('http://127.0.0.1/')).toBeUndefined();
    expect(check('ftp://127.0.0.1/')).toContain('has to begin with');
  });
});
