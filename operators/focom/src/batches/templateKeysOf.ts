import {
  FocomProvisioningRequest,
  templateObjectName,
} from '@o2ims-portal/api';
import { formOf } from '../requests/formOf';
import { inventoryTemplate } from './inventory/toInventoryParameters';

/** Where the TemplateInfos of a request are expected, of all that it asks for. */
export function templateKeysOf(
  request: FocomProvisioningRequest,
): { namespace?: string; name: string }[] {
  const { namespace } = request.metadata;
  const { templateName, templateVersion, clusters } = request.spec;
  const common =
    formOf(request) === 'batch' && !clusters
      ? {
          templateName: templateName ?? inventoryTemplate.templateName,
          templateVersion: templateVersion ?? inventoryTemplate.templateVersion,
        }
      : { templateName, templateVersion };
  return (clusters ?? [{}]).flatMap(own => {
    const { templateName: name, templateVersion: version } = {
      ...common,
      ...own,
    };
    return name && version
      ? [{ namespace, name: templateObjectName(name, version) }]
      : [];
  });
}
