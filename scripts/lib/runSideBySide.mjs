/**
 * Runs pieces of work, each as soon as nothing that runs has anything of what it takes; of those that can run, the
 * first. Resolves when all are done.
 */
export async function runSideBySide(pieces, { takes, atOnce, run }) {
  const waiting = [...pieces];
  const running = new Map();
  const taken = () => new Set([...running.keys()].flatMap(takes));
  while (waiting.length + running.size > 0) {
    const next = () =>
      running.size < atOnce
        ? waiting.findIndex(piece =>
            takes(piece).every(thing => !taken().has(thing)),
          )
        : -1;
    for (let index = next(); index >= 0; index = next()) {
      const [piece] = waiting.splice(index, 1);
      running.set(
        piece,
        run(piece).finally(() => running.delete(piece)),
      );
    }
    await Promise.race(running.values());
  }
}
