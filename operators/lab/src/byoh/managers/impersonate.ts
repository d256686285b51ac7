import { parse, stringify } from 'yaml';

const ADMINISTRATORS = 'system:masters';

interface Kubeconfig {
  users: { user: Record<string, unknown> }[];
}

/** An administrator's kubeconfig that has the server call its user by another name. */
export function impersonate(kubeconfig: string, user: string): string {
  const content = parse(kubeconfig) as Kubeconfig;
  return stringify(
    {
      ...content,
      users: content.users.map(entry => ({
        ...entry,
        user: { ...entry.user, as: user, 'as-groups': [ADMINISTRATORS] },
      })),
    },
    { lineWidth: 0 },
  );
}
