import { parse, stringify } from 'yaml';

interface Kubeconfig {
  users: { user: Record<string, unknown> }[];
}

/** An administrator's kubeconfig with which the server takes him for somebody else. */
export function impersonate(
  kubeconfig: string,
  { user, groups }: { user: string; groups?: string[] },
): string {
  const content = parse(kubeconfig) as Kubeconfig;
  return stringify(
    {
      ...content,
      users: content.users.map(entry => ({
        ...entry,
        user: {
          ...entry.user,
          as: user,
          ...(groups && { 'as-groups': groups }),
        },
      })),
    },
    { lineWidth: 0 },
  );
}
