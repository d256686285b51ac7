import { Chapter, Stories } from './toStories';

/** What did not last this long, in seconds, may be passed over: controllers see objects as they are by then. */
const MOMENT = 0.5;

/** What the simulated story of a fact has other than the recorded one, in words; undefined when it is true to it. */
export function compareChapters(
  recorded: readonly Chapter[],
  simulated: readonly Chapter[],
): string | undefined {
  const said = simulated.map(({ value }) => value);
  let next = 0;
  const skipped: string[] = [];
  for (const { value, lasted } of recorded) {
    if (said[next] === value) {
      next += 1;
    } else if (lasted >= MOMENT) {
      skipped.push(value);
    }
  }
  if (next === said.length && skipped.length === 0) {
    return undefined;
  }
  const text = (chapters: readonly Chapter[]) =>
    chapters.map(({ value }) => value).join(', ') || 'never told';
  return `${text(simulated)}; recorded: ${text(recorded)}`;
}

/** Where simulated stories differ from recorded ones, as `object: fact: how`. */
export function compareStories(
  recorded: Stories,
  simulated: Stories,
): string[] {
  const objects = [...new Set([...recorded.keys(), ...simulated.keys()])];
  return objects.sort().flatMap(object => {
    const real = recorded.get(object);
    const played = simulated.get(object);
    if (!real || !played) {
      return [`${object}: ${real ? 'not simulated' : 'not recorded'}`];
    }
    const facts = [...new Set([...real.keys(), ...played.keys()])].sort();
    return facts.flatMap(fact => {
      const how = compareChapters(real.get(fact) ?? [], played.get(fact) ?? []);
      return how ? [`${object}: ${fact}: ${how}`] : [];
    });
  });
}
