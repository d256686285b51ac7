import { Template } from '@o2ims-portal/plugin-o2ims-common';

/** The template that a form means; what it leaves open, the first one decides. */
export function findTemplate(
  templates: readonly Template[],
  wanted: { templateName?: string; templateVersion?: string } = {},
): Template | undefined {
  const { templateName, templateVersion } = wanted;
  return templates.find(
    ({ name, version }) =>
      (!templateName || name === templateName) &&
      (!templateVersion || version === templateVersion),
  );
}
