import { InputError, ResponseError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { Request, RequestKey } from '@o2ims-portal/plugin-o2ims-common';
import { formatDuration } from '../requests/formatDuration';
import { readTimeout } from '../requests/readTimeout';
import { requestPagePath } from '../requests/requestPagePath';
import { toActionError } from '../requests/toActionError';
import { ActionOptions } from './ActionOptions';
import { findRequestOfCluster } from './findRequestOfCluster';
import { followForTask } from './followForTask';
import { kindInput, namespaceInput, timeoutInput } from './inputs';
import { examples } from './provisioningRequestDelete.examples';
import { tokenOfInitiator } from './tokenOfInitiator';
import { toRequestKey } from './toRequestKey';

const DEFAULT_TIMEOUT = { hours: 1 };

/** `focom:provisioning-request:delete`: gives a cluster back. */
export function createProvisioningRequestDeleteAction(options: ActionOptions) {
  const { auth, client, appBaseUrl } = options;
  return createTemplateAction({
    id: 'focom:provisioning-request:delete',
    description:
      'Deletes a request and with it its cluster, and waits until its hosts are free again. A dry run says whether that could be done, and does nothing.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        name: z =>
          z
            .string()
            .optional()
            .describe('Name of the request; left out when clusterRef is given'),
        namespace: namespaceInput,
        kind: kindInput,
        clusterRef: z =>
          z
            .string()
            .optional()
            .describe(
              'Entity reference of the cluster, instead of the name of its request',
            ),
        wait: z =>
          z
            .boolean()
            .optional()
            .describe('Whether to wait until all is gone; true when left out'),
        timeout: timeoutInput,
      },
      output: {
        kind: z => z.string().describe('Where the request was made'),
        namespace: z => z.string().describe('Namespace of the request'),
        name: z => z.string().describe('Name of the request'),
      },
    },
    async handler(ctx) {
      const { input, isDryRun, logger } = ctx;
      const token = () => tokenOfInitiator(ctx, auth);
      const timeoutMs = readTimeout(input.timeout ?? DEFAULT_TIMEOUT);

      const resolve = async (): Promise<RequestKey> => {
        if (input.clusterRef && !input.name) {
          return findRequestOfCluster(input.clusterRef, {
            client,
            token: await token(),
          });
        }
        if (!input.name || input.clusterRef) {
          throw new InputError(
            'Give the name of a request or the clusterRef of a cluster, one of them',
          );
        }
        return toRequestKey({ ...input, name: input.name });
      };
      const remove = async () => {
        try {
          const key = await resolve();
          await client.deleteRequest(key, {
            token: await token(),
            dryRun: isDryRun,
          });
          const { kind, namespace = '', name } = key;
          return { kind, namespace, name };
        } catch (error) {
          throw ResponseError.is(error)
            ? toActionError(
                error,
                `Deleting ${input.clusterRef ?? `request '${input.name}'`}`,
              )
            : error;
        }
      };
      // a task that is taken up again finds no request any more, and must not ask for it
      const key = isDryRun
        ? await remove()
        : await ctx.checkpoint({
            key: `delete.${input.clusterRef ?? input.name}`,
            fn: remove,
          });
      const { name } = key;
      ctx.output('kind', key.kind);
      ctx.output('namespace', key.namespace);
      ctx.output('name', name);
      if (isDryRun) {
        logger.info(`Request '${name}' could be deleted`);
        return;
      }
      const requestKey = toRequestKey(key);
      const url = `${appBaseUrl}${requestPagePath(requestKey)}`;
      logger.info(`Request '${name}' is being deleted. Follow it at ${url}`);
      if (input.wait === false) {
        return;
      }

      const start = Date.now();
      let last: Request | undefined;
      for await (const request of followForTask(ctx, {
        ...options,
        key: requestKey,
        timeoutMs,
      })) {
        if (!request) {
          logger.info(
            `Request '${name}' and its cluster are gone, after ${formatDuration(
              Date.now() - start,
            )}; its hosts are free`,
          );
          return;
        }
        if (request.message !== last?.message) {
          logger.info(`${request.phase}: ${request.message}`);
        }
        last = request;
      }
      throw new Error(
        `Request '${name}' was still there after ${formatDuration(
          timeoutMs,
        )}, and its deletion goes on. ${
          last ? `${last.message}. ` : ''
        }Its page shows what it waits for: ${url}`,
      );
    },
  });
}
