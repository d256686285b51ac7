import { OperatorConfig } from './OperatorConfig';

/** Everything that an operator's command line says. */
export interface OperatorFlags extends OperatorConfig {
  kubeconfig?: string;
  context?: string;
  leaderElect: boolean;
  metricsHost: string;
  metricsPort: number;
  logLevel: string;
  help: boolean;
}
