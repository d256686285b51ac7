import { OCloud, Template } from '@o2ims-portal/plugin-o2ims-common';

/** All versions of a template. */
export interface TemplateGroup {
  name: string;
  /** The newest first, but those that are deprecated last. */
  versions: Template[];
}

/** Puts the versions of each template together, in the order that they came in: the newest first. */
export function groupTemplates(
  templates: readonly Template[],
): TemplateGroup[] {
  const groups = new Map<string, Template[]>();
  for (const template of templates) {
    groups.set(template.name, [...(groups.get(template.name) ?? []), template]);
  }
  return [...groups].map(([name, versions]) => ({
    name,
    versions: [
      ...versions.filter(({ deprecated }) => !deprecated),
      ...versions.filter(({ deprecated }) => deprecated),
    ],
  }));
}

/** The O-Clouds that have a template; not those of which it is not known. */
export function oCloudsWith(
  template: Pick<Template, 'name' | 'version'>,
  oClouds: readonly OCloud[],
): OCloud[] {
  return oClouds.filter(({ templates }) =>
    templates?.some(
      ({ name, version }) =>
        name === template.name && version === template.version,
    ),
  );
}
