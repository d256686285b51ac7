import {
  NotFoundError,
  ResponseError,
  stringifyError,
} from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { clusterEntityRef, Request } from '@o2ims-portal/plugin-o2ims-common';
import {
  describeProgress,
  describeWhereabouts,
} from '../requests/describeProgress';
import { followRequest } from '../requests/followRequest';
import { formatDuration } from '../requests/formatDuration';
import { kubeconfigCommand } from '../requests/kubeconfigCommand';
import { readTimeout } from '../requests/readTimeout';
import { requestPagePath } from '../requests/requestPagePath';
import { toActionError } from '../requests/toActionError';
import { ActionOptions } from './ActionOptions';
import { examples } from './provisioningRequestWait.examples';
import { tokenOfInitiator } from './tokenOfInitiator';
import { toRequestKey } from './toRequestKey';

const DEFAULT_TIMEOUT = { hours: 1 };

/** What there is to say of the cluster that a request was made for. */
function toOutput(
  request: Pick<
    Request,
    'namespace' | 'name' | 'clusterName' | 'clusterNamespace'
  >,
) {
  const name = request.clusterName ?? request.name;
  const namespace = request.clusterNamespace ?? request.namespace ?? 'default';
  return {
    clusterName: name,
    clusterNamespace: namespace,
    clusterEntityRef: clusterEntityRef({ namespace, name }),
    kubeconfigCommand: kubeconfigCommand({ namespace, name }),
  };
}

/** Whether the request is fulfilled. @throws Error when it will not be */
function judge(request: Request, url: string): boolean {
  const { name, phase } = request;
  switch (phase) {
    case 'FULFILLED':
      return true;
    case 'FAILED':
      throw new Error(
        `Request '${name}' failed. ${describeWhereabouts(
          request,
        )}. Its page shows where it stands: ${url}`,
      );
    case 'DELETING':
      throw new Error(
        `Request '${name}' is being deleted; there will be no cluster. See ${url}`,
      );
    default:
      return false;
  }
}

/** `focom:provisioning-request:wait`: tells how a request goes on until its cluster is ready. */
export function createProvisioningRequestWaitAction(options: ActionOptions) {
  const { auth, client, appBaseUrl } = options;
  return createTemplateAction({
    id: 'focom:provisioning-request:wait',
    description:
      'Waits until a request is FULFILLED and logs every stage on the way. Fails when the request does, when it is deleted, or when the time is up; the request itself goes on in any case.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        name: z => z.string().describe('Name of the request'),
        namespace: z =>
          z
            .string()
            .optional()
            .describe('Namespace of the request; `default` when left out'),
        kind: z =>
          z
            .enum(['focom', 'o2ims'])
            .optional()
            .describe(
              'Whether the request was made at FOCOM (`focom`, when left out) or directly at the O-Cloud (`o2ims`)',
            ),
        timeout: z =>
          z
            .union([
              z.string(),
              z
                .object({
                  hours: z.number().optional(),
                  minutes: z.number().optional(),
                  seconds: z.number().optional(),
                })
                .strict(),
            ])
            .optional()
            .describe(
              'How long to wait: `1h`, `PT1H` or `{ hours: 1 }`. An hour when left out',
            ),
      },
      output: {
        clusterName: z => z.string().describe('Name of the cluster'),
        clusterNamespace: z =>
          z
            .string()
            .describe(
              "Namespace of the cluster's objects on the management cluster",
            ),
        clusterEntityRef: z =>
          z.string().describe('Entity reference of the cluster'),
        kubeconfigCommand: z =>
          z
            .string()
            .describe(
              "Command that gets the cluster's kubeconfig from the management cluster",
            ),
      },
    },
    async handler(ctx) {
      const { input, isDryRun, logger, signal } = ctx;
      const key = toRequestKey(input);
      const { name } = key;
      const url = `${appBaseUrl}${requestPagePath(key)}`;
      const timeoutMs = readTimeout(input.timeout ?? DEFAULT_TIMEOUT);

      const report = (request: Parameters<typeof toOutput>[0]) => {
        const output = toOutput(request);
        ctx.output('clusterName', output.clusterName);
        ctx.output('clusterNamespace', output.clusterNamespace);
        ctx.output('clusterEntityRef', output.clusterEntityRef);
        ctx.output('kubeconfigCommand', output.kubeconfigCommand);
      };
      if (isDryRun) {
        logger.info(`Would wait until request '${name}' is FULFILLED`);
        report(key);
        return;
      }

      let last: Request | undefined;
      try {
        for await (const request of followRequest({
          client,
          key,
          token: () => tokenOfInitiator(ctx, auth),
          timeoutMs,
          signal,
          onInterrupted: (error, retryInMs) =>
            logger.warn(
              `Lost sight of request '${name}', which goes on meanwhile; looking again in ${formatDuration(
                retryInMs,
              )} (${stringifyError(error)})`,
            ),
        })) {
          if (!request) {
            throw new NotFoundError(
              last
                ? `Request '${name}' was deleted while this task waited for it`
                : `There is no request '${name}'${
                    key.namespace ? ` in namespace '${key.namespace}'` : ''
                  }`,
            );
          }
          describeProgress(request, last).forEach(line => logger.info(line));
          last = request;
          if (judge(request, url)) {
            report(request);
            return;
          }
        }
      } catch (error) {
        throw ResponseError.is(error)
          ? toActionError(error, `Waiting for request '${name}'`)
          : error;
      }
      throw new Error(
        `Request '${name}' was not FULFILLED within ${formatDuration(
          timeoutMs,
        )}, and goes on. ${
          last ? `${describeWhereabouts(last)}. ` : ''
        }Its page shows where it stands: ${url}`,
      );
    },
  });
}
