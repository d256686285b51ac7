/**
 * What every template's parameters have in common, whatever else its own schema asks for: without it there is no
 * cluster to make. Says nothing of parameters that only one template has.
 *
 * @public
 */
export const clusterParametersSchema = {
  type: 'object',
  required: ['clusterName'],
  properties: {
    clusterName: { type: 'string' },
    k8sVersion: { type: 'string' },
    hosts: {
      type: 'object',
      properties: {
        masters: { type: 'array', items: { $ref: '#/$defs/host' } },
        workers: { type: 'array', items: { $ref: '#/$defs/host' } },
      },
    },
    controlPlane: { $ref: '#/$defs/choice' },
    workers: { $ref: '#/$defs/choice' },
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
        labels: { $ref: '#/$defs/labels' },
        taints: { $ref: '#/$defs/taints' },
      },
    },
    labels: { type: 'object', additionalProperties: { type: 'string' } },
    taints: {
      type: 'array',
      items: {
        type: 'object',
        required: ['key', 'effect'],
        additionalProperties: false,
        properties: {
          key: { type: 'string' },
          value: { type: 'string' },
          effect: { enum: ['NoSchedule', 'PreferNoSchedule', 'NoExecute'] },
        },
      },
    },
    choice: {
      type: 'object',
      required: ['replicas'],
      properties: {
        replicas: { type: 'integer', minimum: 0 },
        labels: { $ref: '#/$defs/labels' },
        taints: { $ref: '#/$defs/taints' },
        selector: {
          type: 'object',
          // a misspelt requirement would be none, and match every host
          additionalProperties: false,
          properties: {
            matchLabels: {
              type: 'object',
              additionalProperties: { type: 'string' },
            },
            matchExpressions: {
              type: 'array',
              items: {
                type: 'object',
                required: ['key', 'operator'],
                additionalProperties: false,
                properties: {
                  key: { type: 'string' },
                  operator: { enum: ['In', 'NotIn', 'Exists', 'DoesNotExist'] },
                  values: { type: 'array', items: { type: 'string' } },
                },
              },
            },
          },
        },
      },
    },
  },
} as const;
