// Made from crds/ by "npm run generate"; do not edit.
import { KubernetesObject } from '../meta/KubernetesObject';

/**
 * A template as FOCOM offers it to those who ask for clusters; named `<templateName>-<templateVersion>`.
 */
export interface TemplateInfo extends KubernetesObject {
  spec: {
    templateName: string;
    templateVersion: string;
    /**
     * The JSON Schema of the template's parameters, as a string of JSON or YAML.
     */
    templateParameterSchema: string;
  };
  status?: {
    [k: string]: unknown;
  };
}
