import * as z from 'zod';
import { checkUrl } from './checkUrl';
import { eventTypes } from './eventTypes';

const name = z.string().regex(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/, {
  message:
    'has to be of lower case letters, digits and dashes, 63 at most: it is in metrics and in the log',
});
const file = z.string().min(1);
const namespaces = z.array(z.string().min(1)).min(1);

const endpoint = z.strictObject({
  name,
  url: z.string(),
  /** One key a line; each of them signs. */
  signingKeyFile: file,
  /** Certificates, as PEM, that the server's has to be signed by; those that Node.js trusts when left out. */
  caFile: file.optional(),
  /** Only of requests in these; of all when left out. */
  namespaces: namespaces.optional(),
  /** Only of these; of all when left out. */
  events: z.array(z.enum(eventTypes)).min(1).optional(),
});

/** What a request may name by its annotation. */
const requestUrl = z.strictObject({
  name,
  /** Scheme, host and the beginning of the path. */
  prefix: z.string(),
  signingKeyFile: file,
  caFile: file.optional(),
  /** Only requests in these may; all when left out. */
  namespaces: namespaces.optional(),
});

const delivery = z.strictObject({
  /** How long an answer may take. */
  timeoutSeconds: z.number().positive().max(300).default(10),
  /** For how long an event is tried again. */
  retryForHours: z.number().positive().max(720).default(24),
  /** How long the pause before the first retry is; twice as long before each that follows. */
  minPauseSeconds: z.number().positive().max(3600).default(1),
  maxPauseSeconds: z.number().positive().max(3600).default(300),
  /** How many events may wait for one endpoint; but the last of each request always does. */
  queueLength: z.int().min(1).max(100_000).default(5000),
});

/** The file that says who is told of requests, and how. */
export const notificationsSchema = z
  .strictObject({
    /** `source` of the events: tells one FOCOM from another. */
    source: z.string().min(1).default('/focom.nephio.org/v1alpha1'),
    endpoints: z.array(endpoint).default([]),
    requestUrls: z.array(requestUrl).default([]),
    delivery: delivery.prefault({}),
    /** For tests: nobody knows who reads what is sent without TLS. */
    allowHttp: z.boolean().default(false),
  })
  .superRefine(({ endpoints, requestUrls, allowHttp }, context) => {
    const report = (path: (string | number)[], message?: string) =>
      message && context.addIssue({ code: 'custom', path, message });
    const names = [...endpoints, ...requestUrls].map(({ name: own }) => own);
    names.forEach((own, index) => {
      if (names.indexOf(own) !== index) {
        report(['endpoints'], `two have the name '${own}'`);
      }
    });
    endpoints.forEach(({ url }, index) =>
      report(['endpoints', index, 'url'], checkUrl(url, { allowHttp })),
    );
    requestUrls.forEach(({ prefix }, index) => {
      const path = ['requestUrls', index, 'prefix'];
      report(path, checkUrl(prefix, { allowHttp }));
      if (URL.canParse(prefix) && new URL(prefix).search) {
        report(path, 'must not have a query');
      }
    });
  });

/** @public */
export type NotificationsConfig = z.output<typeof notificationsSchema>;
