import { NotFoundError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  clusterEntityRef,
  kubeconfigCommand,
  Request,
  requestPath,
} from '@o2ims-portal/plugin-o2ims-common';
import {
  describeProgress,
  describeWhereabouts,
} from '../requests/describeProgress';
import { formatDuration } from '../requests/formatDuration';
import { readTimeout } from '../requests/readTimeout';
import { requestPagePath } from '../requests/requestPagePath';
import { ActionOptions } from './ActionOptions';
import { followForTask } from './followForTask';
import { kindInput, namespaceInput, timeoutInput } from './inputs';
import { examples } from './provisioningRequestWait.examples';
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
  const { appBaseUrl } = options;
  return createTemplateAction({
    id: 'focom:provisioning-request:wait',
    description:
      'Waits until a request is FULFILLED and logs every stage on the way. Fails when the request does, when it is deleted, or when the time is up; the request itself goes on in any case.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        name: z => z.string().describe('Name of the request'),
        namespace: namespaceInput,
        kind: kindInput,
        timeout: timeoutInput,
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
      const { input, isDryRun, logger } = ctx;
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
      for await (const request of followForTask(ctx, {
        ...options,
        key,
        timeoutMs,
      })) {
        if (!request) {
          throw new NotFoundError(
            last
              ? `Request '${name}' was deleted while this task waited for it`
              : `There is no request '${requestPath(key)}'`,
          );
        }
        describeProgress(request, last).forEach(line => logger.info(line));
        last = request;
        if (judge(request, url)) {
          report(request);
          return;
        }
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
