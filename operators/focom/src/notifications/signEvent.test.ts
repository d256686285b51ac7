import { createHmac } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { signEvent } from './signEvent';

const secrets = ['old', 'new'].map(
  text => `whsec_${Buffer.from(text.padEnd(32, '.')).toString('base64')}`,
);
const body = '{"message":"für alle"}';

describe('signEvent', () => {
  it('signs with every key, as Standard Webhooks says', () => {
    const headers = signEvent({
      keys: secrets.map(secret => new Webhook(secret)),
      id: 'event-1',
      body,
      now: new Date('2026-01-01T00:00:00.999Z'),
    });
    const seconds = Date.parse('2026-01-01T00:00:00Z') / 1000;
    const signatures = ['old', 'new'].map(text => {
      const hmac = createHmac('sha256', text.padEnd(32, '.'));
      return `v1,${hmac.update(`event-1.${seconds}.${body}`).digest('base64')}`;
    });
    expect(headers).toEqual({
      'webhook-id': 'event-1',
      'webhook-timestamp': `${seconds}`,
      'webhook-signature': signatures.join(' '),
    });
  });

  it('can be verified with either key, and with no other', () => {
    const keys = secrets.map(secret => new Webhook(secret));
    const headers = signEvent({ keys, id: 'a', body, now: new Date() });
    for (const key of keys) {
      expect(key.verify(body, headers)).toEqual({ message: 'für alle' });
      expect(() => key.verify(`${body} `, headers)).toThrow('signature');
    }
    const other = new Webhook(Buffer.alloc(32, 1).toString('base64'));
    expect(() => other.verify(body, headers)).toThrow('signature');
  });
});
