/** Kubernetes' own modules, which its go.mod takes from its repository and everybody else from the proxy. */
export function stagingModules(goMod: string): string[] {
  return [
    ...new Set(
      [...goMod.matchAll(/^\s*(k8s\.io\/[a-z0-9-]+) v0\.0\.0(?![-.\w])/gm)].map(
        match => match[1],
      ),
    ),
  ].sort();
}
