/**
 * Scaffolder actions that ask for clusters, follow them and give them back.
 *
 * @packageDocumentation
 */
export {
  scaffolderModuleFocom,
  scaffolderModuleFocom as default,
} from './module';
