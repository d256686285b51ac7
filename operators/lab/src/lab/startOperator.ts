import { existsSync } from 'node:fs';
import { isReadyAt } from '../processes/isReadyAt';
import { ManagedProcess } from '../processes/ManagedProcess';
import { operatorKubeconfig, OperatorName } from '../plane/operatorAccounts';
import { LabFiles } from './LabFiles';
import { ServiceState } from './LabState';
import { operatorNodeOptions } from './operatorNodeOptions';
import { SupervisedProcess } from './SupervisedProcess';

/** Starts one of our operators and waits until it is ready. */
export async function startOperator(options: {
  name: OperatorName;
  /** The program: one file of JavaScript. */
  bundle: string;
  namespace: string;
  files: LabFiles;
  /** Told in words what happens to it. */
  say: (line: string) => void;
  onState: (state: ServiceState) => void;
}): Promise<SupervisedProcess> {
  const { name, bundle, namespace, files, say, onState } = options;
  if (!existsSync(bundle)) {
    throw new Error(
      `${name} is not built: ${bundle} is missing. \`npm run lab -- up\` builds it.`,
    );
  }
  const kubeconfig = operatorKubeconfig(files.directory, name);
  return SupervisedProcess.start({
    name,
    say,
    onState,
    logFile: files.log(name),
    isReady: isReadyAt,
    launch: port =>
      ManagedProcess.start({
        name,
        command: process.execPath,
        args: [
          ...operatorNodeOptions,
          bundle,
          `--kubeconfig=${kubeconfig}`,
          `--namespace=${namespace}`,
          `--metrics-port=${port}`,
          // there is one of each, and a killed one's lease would only be waited for
          '--leader-elect=false',
        ],
        mark: kubeconfig,
        directory: files.directory,
        logFile: files.log(name),
        pidFile: files.pid(name),
      }),
  });
}
