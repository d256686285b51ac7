import { request } from 'node:https';

/** The status of a GET request without credentials, whatever the server's certificate. */
export async function fetchAnonymously(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request(url, { rejectUnauthorized: false }, response => {
      response.resume();
      response.once('end', () => resolve(response.statusCode ?? 0));
    })
      .once('error', reject)
      .end();
  });
}
