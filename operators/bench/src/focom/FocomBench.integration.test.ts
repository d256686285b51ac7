import { FocomBench } from './FocomBench';
import { parseFocomOptions } from './FocomOptions';

jest.setTimeout(120_000);

describe('FocomBench', () => {
  it('measures a few O-Clouds as it does many', async () => {
    const said: string[] = [];
    const options = parseFocomOptions([
      ...['--o-clouds=3', '--requests=12', '--changes=8', '--rate=20'],
      '--idle-seconds=1',
    ]);
    const bench = FocomBench.create({ options, say: text => said.push(text) });
    const result = await bench.run();
    expect(said.filter(text => text.startsWith('!'))).toEqual([]);
    const { changes, hanging, idle, memory } = result;
    for (const { written, shown } of Object.values(changes)) {
      expect([written, shown]).toEqual([
        Array(8).fill(expect.any(Number)),
        Array(8).fill(expect.any(Number)),
      ]);
    }
    expect(hanging.waiting).toBe(4);
    // the leader renews its Lease, which only its own plane has
    const strange = Object.keys({ ...idle.sent, ...idle.received }).filter(
      name => !/^watch |\bleases$/.test(name),
    );
    expect(strange).toEqual([]);
    expect(memory.settled).toBeGreaterThan(memory.connected / 2);
    expect(result.submitted).toBeGreaterThan(0);
  });
});
