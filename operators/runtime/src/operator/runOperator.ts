import { Manager } from '../manager/Manager';
import { OperatorConfig } from './OperatorConfig';

/** @public */
export interface OperatorOptions {
  name: string;
  setUp(manager: Manager, config: OperatorConfig): void;
}

/** @public */
export async function runOperator(options: OperatorOptions): Promise<void> {
  throw new Error(`${options.name}: not yet`);
}
