import { redactUrl } from './redactUrl';

it.each([
  [
    'https://me:secret@smo:8443/a/b?token=secret#secret',
    'https://smo:8443/a/b',
  ],
  ['https://smo', 'https://smo/'],
  ['ftp://me:secret@smo/a', 'ftp://smo/a'],
  ['odd://me:secret@smo/a?secret', 'odd://smo/a'],
  ['secret', '(no URL)'],
])('shows %s as %s', (url, shown) => {
  expect(redactUrl(url)).toBe(shown);
});
