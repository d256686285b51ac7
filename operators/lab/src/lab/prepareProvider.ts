import { RealProvider } from '../byoh/RealProvider';
import { LabFiles } from './LabFiles';
import { LabSettings } from './LabSettings';
import { ServiceState } from './LabState';
import { Provider } from './Provider';
import { SimulatedProvider } from './SimulatedProvider';

/** Makes the provider that the settings name; real hosts have to be made room for on this machine first. */
export async function prepareProvider(options: {
  files: LabFiles;
  settings: LabSettings;
  /** The O-Cloud that it is for; the management plane's own when left out. */
  oCloud?: string;
  binaries?: string;
  say: (line: string) => void;
  onState: (state: ServiceState) => void;
}): Promise<Provider> {
  switch (options.settings.provider) {
    case 'byoh':
      return RealProvider.prepare(options);
    case 'simulated':
      return SimulatedProvider.create(options);
    default:
      return {
        plane: {},
        start: async () =>
          'Nobody plays Cluster API and the hosts (--provider none)',
        stop: async () => undefined,
        release: async () => undefined,
      };
  }
}
