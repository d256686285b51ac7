import { mockServices } from '@backstage/backend-test-utils';
import {
  ActionContext,
  TemplateAction,
} from '@backstage/plugin-scaffolder-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { JsonObject } from '@backstage/types';
import { validateSchema } from '@o2ims-portal/api';

/** Runs an action as the scaffolder does, its input checked against its schema; returns what it put out and logged. */
export async function runAction<I extends JsonObject, O extends JsonObject>(
  action: TemplateAction<I, O>,
  input: I,
  context: Partial<
    Pick<
      ActionContext<I, O>,
      'isDryRun' | 'signal' | 'checkpoint' | 'getInitiatorCredentials'
    >
  > = {},
) {
  const { $schema, ...schema } = { $schema: '', ...action.schema?.input };
  expect(validateSchema(schema, input)).toEqual([]);
  const logger = mockServices.logger.mock();
  const output: Record<string, unknown> = {};
  const run = action.handler({
    ...createMockActionContext<I, O>({ input }),
    logger,
    output: (name, value) => {
      output[String(name)] = value;
    },
    ...context,
  });
  const lines = (level: 'info' | 'warn') =>
    logger[level].mock.calls.map(([message]) => message);
  return {
    /** Ends when the action does, and throws what it throws. */
    run,
    output,
    info: () => lines('info'),
    warn: () => lines('warn'),
  };
}
