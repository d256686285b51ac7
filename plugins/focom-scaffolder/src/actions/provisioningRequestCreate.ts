import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { clusterEntityRef, Request } from '@o2ims-portal/plugin-o2ims-common';
import { requestPagePath } from '../requests/requestPagePath';
import { toActionError } from '../requests/toActionError';
import { ActionOptions } from './ActionOptions';
import { examples } from './provisioningRequestCreate.examples';
import { tokenOfInitiator } from './tokenOfInitiator';

function toOutput(request: Request) {
  const { kind, namespace = '', name } = request;
  const clusterName = request.clusterName ?? name;
  const clusterNamespace = request.clusterNamespace ?? namespace;
  return {
    kind,
    namespace,
    name,
    requestUrl: requestPagePath(request),
    clusterEntityRef: clusterEntityRef({
      namespace: clusterNamespace,
      name: clusterName,
    }),
  };
}

/** `focom:provisioning-request:create`: asks for a cluster, as the person who runs the template. */
export function createProvisioningRequestCreateAction(options: ActionOptions) {
  const { auth, client, appBaseUrl } = options;
  return createTemplateAction({
    id: 'focom:provisioning-request:create',
    description:
      'Asks for a cluster by making a FocomProvisioningRequest. A dry run has everything checked, the API server included, and makes nothing.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        name: z =>
          z.string().describe('Name of the request: a DNS label, not in use'),
        description: z =>
          z.string().optional().describe('What the cluster is for'),
        oCloudId: z =>
          z
            .string()
            .optional()
            .describe(
              'Name of the O-Cloud; this one (`local`) when it is left out',
            ),
        owner: z =>
          z
            .string()
            .optional()
            .describe(
              'Entity reference of the user or group that the cluster is for; whoever runs the template when it is left out',
            ),
        templateName: z =>
          z.string().describe("Name of the O-Cloud's cluster template"),
        templateVersion: z =>
          z.string().describe("Version of the O-Cloud's cluster template"),
        templateParameters: z =>
          z
            .object({})
            .passthrough()
            .describe('Parameters, as the schema of that template has them'),
      },
      output: {
        kind: z => z.string().describe('Where the request was made: `focom`'),
        namespace: z => z.string().describe('Namespace of the request'),
        name: z => z.string().describe('Name of the request'),
        requestUrl: z =>
          z.string().describe("Path of the request's page in the portal"),
        clusterEntityRef: z =>
          z
            .string()
            .describe(
              'Entity reference that the cluster has once there is something of it',
            ),
      },
    },
    async handler(ctx) {
      const { input, isDryRun, logger } = ctx;
      const create = async () => {
        const { templateParameters, ...rest } = input;
        try {
          const request = await client.createRequest(
            { ...rest, templateParameters: { ...templateParameters } },
            { token: await tokenOfInitiator(ctx, auth), dryRun: isDryRun },
          );
          return toOutput(request);
        } catch (error) {
          throw toActionError(error, `Asking for cluster '${input.name}'`);
        }
      };
      // a task that is taken up again must not ask twice
      const output = isDryRun
        ? await create()
        : await ctx.checkpoint({ key: `create.${input.name}`, fn: create });
      if (isDryRun) {
        logger.info(`Request '${output.name}' would be accepted`);
      } else {
        logger.info(
          `Made request '${output.name}'. Follow it at ${appBaseUrl}${output.requestUrl}`,
        );
      }
      ctx.output('kind', output.kind);
      ctx.output('namespace', output.namespace);
      ctx.output('name', output.name);
      ctx.output('requestUrl', output.requestUrl);
      ctx.output('clusterEntityRef', output.clusterEntityRef);
    },
  });
}
