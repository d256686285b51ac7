/**
 * The values of a stream with one JSON value a line. Only a line feed ends a line; what is left without one when the
 * stream ends was cut off, and is dropped.
 */
export async function* readJsonLines<T>(
  stream: AsyncIterable<Uint8Array>,
): AsyncGenerator<T> {
  const decoder = new TextDecoder();
  let rest: string[] = [];
  for await (const chunk of stream) {
    const parts = decoder.decode(chunk, { stream: true }).split('\n');
    const last = parts.pop()!;
    for (const part of parts) {
      // a line may come in many chunks: put together once, when it is complete
      const line = rest.length > 0 ? rest.join('') + part : part;
      rest = [];
      if (line.trim()) {
        yield JSON.parse(line) as T;
      }
    }
    if (last) {
      rest.push(last);
    }
  }
}
