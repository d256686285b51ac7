import { Manager } from '../manager/Manager';
import { OperatorConfig } from './OperatorConfig';

/** @public */
export interface OperatorOptions {
  /** In logs, in events, and of the leader's Lease. */
  name: string;
  /** Switches of this operator alone: what each means, for `--help`, by its name without dashes. */
  switches?: Record<string, string>;
  /** Settings of this operator alone: what each means, for `--help`, by its name without dashes. */
  settings?: Record<string, string>;
  /** Adds the operator's controllers. */
  setUp(manager: Manager, config: OperatorConfig): void;
}
