const hostId = {
  anyOf: [
    { type: 'string', minLength: 1, maxLength: 63 },
    { type: 'integer', minimum: 0 },
  ],
};

const hostList = {
  type: 'array',
  items: {
    type: 'object',
    required: ['host_id'],
    properties: { host_id: hostId },
  },
};

/**
 * What FOCOM needs of an `input.json`; what only those need who prepare hosts may be there as well. An empty list of
 * clusters is no inventory: it is far more often a mistake than the wish to have every cluster deleted.
 */
export const inventorySchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  required: ['hosts', 'clusters'],
  properties: {
    k8s_version: {
      type: 'string',
      pattern: '^v?\\d+\\.\\d+\\.\\d+$',
    },
    hosts: {
      type: 'array',
      items: {
        type: 'object',
        required: ['host_id'],
        properties: { host_id: hostId },
      },
    },
    clusters: {
      type: 'array',
      minItems: 1,
      maxItems: 64,
      items: {
        type: 'object',
        required: ['cluster_name', 'cluster_masters'],
        properties: {
          cluster_name: {
            type: 'string',
            maxLength: 63,
            pattern: '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$',
          },
          cluster_masters: { ...hostList, minItems: 1 },
          cluster_workers: hostList,
        },
      },
    },
  },
} as const;
