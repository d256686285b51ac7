import { Webhook } from 'standardwebhooks';

/** The headers by which Standard Webhooks says who sent a body; one signature of each key. */
export function signEvent(options: {
  keys: readonly Webhook[];
  id: string;
  body: string;
  now: Date;
}): Record<string, string> {
  const { keys, id, body, now } = options;
  return {
    'webhook-id': id,
    'webhook-timestamp': `${Math.floor(now.getTime() / 1000)}`,
    'webhook-signature': keys.map(key => key.sign(id, now, body)).join(' '),
  };
}
