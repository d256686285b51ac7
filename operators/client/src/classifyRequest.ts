/**
 * What a request to the API server is for, in the words of Kubernetes: verb and resource.
 *
 * @public
 */
export interface ClassifiedRequest {
  verb: string;
  resource: string;
}

const verbs: Record<string, string> = {
  POST: 'create',
  PUT: 'update',
  PATCH: 'patch',
  DELETE: 'delete',
};

/**
 * Tells verb and resource of a request from its method and URL.
 *
 * @public
 */
export function classifyRequest(
  method: string,
  url: string,
): ClassifiedRequest {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  const parts = pathname.split('/').filter(Boolean);
  // /api/v1/... or /apis/<group>/<version>/...
  const rest = parts.slice(parts[0] === 'api' ? 2 : 3);
  const inNamespace = rest[0] === 'namespaces' && rest.length > 2;
  const [resource, name, subresource] = inNamespace ? rest.slice(2) : rest;
  if (!resource) {
    return { verb: method.toLocaleLowerCase('en-US'), resource: pathname };
  }
  const full = subresource ? `${resource}/${subresource}` : resource;
  if (method !== 'GET') {
    return { verb: verbs[method] ?? method, resource: full };
  }
  if (searchParams.get('watch') === 'true') {
    return { verb: 'watch', resource };
  }
  return { verb: name ? 'get' : 'list', resource: full };
}
