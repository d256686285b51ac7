import { createLogger } from './createLogger';

describe('createLogger', () => {
  it('writes a line of JSON with everything that is bound, from its level up', () => {
    const lines: string[] = [];
    const logger = createLogger({
      name: 'test',
      destination: { write: line => lines.push(line) },
    });
    const child = logger.child({ controller: 'boxes' });
    child.debug('not this');
    child.info({ reconcileId: '1' }, 'this');
    child.error({ err: new Error('on purpose') }, 'and this');
    expect(lines.map(line => JSON.parse(line))).toEqual([
      {
        level: 'info',
        time: expect.stringMatching(/^\d{4}-.*Z$/),
        name: 'test',
        controller: 'boxes',
        reconcileId: '1',
        msg: 'this',
      },
      expect.objectContaining({
        level: 'error',
        msg: 'and this',
        err: expect.objectContaining({ message: 'on purpose' }),
      }),
    ]);
  });
});
