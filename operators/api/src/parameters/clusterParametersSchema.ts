/**
 * What every template's parameters have in common, whatever else its own schema asks for: without it there is no
 * cluster to make. Says nothing of parameters that only one template has.
 *
 * @public
 */
export const clusterParametersSchema = {
  type: 'object',
  required: ['clusterName', 'hosts'],
  properties: {
    clusterName: { type: 'string' },
    k8sVersion: { type: 'string' },
    hosts: {
      type: 'object',
      required: ['masters'],
      properties: {
        masters: { type: 'array', items: { $ref: '#/$defs/host' } },
        workers: { type: 'array', items: { $ref: '#/$defs/host' } },
      },
    },
    controlPlaneEndpoint: {
      type: 'object',
      required: ['host'],
      properties: { host: { type: 'string' }, port: { type: 'integer' } },
    },
    podCidr: { type: 'string' },
    serviceCidr: { type: 'string' },
    addons: { type: 'array', items: { type: 'string' } },
  },
  $defs: {
    host: {
      type: 'object',
      properties: {
        hostId: { type: 'string' },
        hostName: { type: 'string' },
        hostIp: { type: 'string' },
      },
    },
  },
} as const;
