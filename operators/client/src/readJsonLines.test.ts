import { readJsonLines } from './readJsonLines';

async function* chunksOf(...chunks: Array<string | Uint8Array>) {
  for (const chunk of chunks) {
    yield typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk;
  }
}

async function read(...chunks: Array<string | Uint8Array>): Promise<unknown[]> {
  const values = [];
  for await (const value of readJsonLines(chunksOf(...chunks))) {
    values.push(value);
  }
  return values;
}

describe('readJsonLines', () => {
  it.each([
    ['nothing', [], []],
    ['several lines in a chunk', ['1\n2\n'], [1, 2]],
    ['a line in several chunks', ['{"a"', ':', '1}', '\n2\n'], [{ a: 1 }, 2]],
    ['an end of line in a chunk of its own', ['1', '\n', '2', '\n'], [1, 2]],
    ['empty lines', ['\n1\n\r\n\n2\n'], [1, 2]],
    ['a last line that was cut off', ['1\n{"a":'], [1]],
    ['separators that are not ends of lines', ['"a\u2028b"\n'], ['a\u2028b']],
  ])('reads %s', async (_, chunks, values) => {
    expect(await read(...chunks)).toEqual(values);
  });

  it('reads a character that two chunks share', async () => {
    const bytes = new TextEncoder().encode('"ü"\n');
    expect(await read(bytes.slice(0, 2), bytes.slice(2))).toEqual(['ü']);
  });

  it('fails on what is no JSON', async () => {
    await expect(read('<html>\n')).rejects.toThrow(SyntaxError);
  });
});
