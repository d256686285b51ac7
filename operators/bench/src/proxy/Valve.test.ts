import { PassThrough } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { Valve } from './Valve';

describe('Valve', () => {
  const read = (stream: PassThrough): string => String(stream.read() ?? '');

  it('holds back what flows, and then lets it go on where it was', async () => {
    const valve = new Valve();
    const from = new PassThrough({ encoding: 'utf8' });
    const to = new PassThrough({ encoding: 'utf8' });
    valve.connect(from, to);
    from.write('before ');
    await turn();
    expect(read(to)).toBe('before ');
    valve.close();
    from.write('meanwhile ');
    from.end('and the end');
    await turn();
    expect(read(to)).toBe('');
    expect(to.writableEnded).toBe(false);
    valve.open();
    const rest = await to.toArray();
    expect(rest.join('')).toBe('meanwhile and the end');
  });

  it('holds back what comes while it is closed', async () => {
    const valve = new Valve();
    valve.close();
    let passed = false;
    const waiting = valve.passed().then(() => {
      passed = true;
    });
    const from = new PassThrough({ encoding: 'utf8' });
    const to = new PassThrough({ encoding: 'utf8' });
    valve.connect(from, to);
    from.end('late');
    await turn();
    expect(passed).toBe(false);
    expect(read(to)).toBe('');
    valve.open();
    await waiting;
    expect((await to.toArray()).join('')).toBe('late');
  });
});
