import { Chapter, Stories } from './toStories';

/**
 * What did not last this long, in seconds, may be passed over: how long such things last depends on what else the
 * machine did that day.
 */
const MOMENT = 2;

function say({ value, lasted }: Chapter): string {
  return lasted === Infinity ? value : `${value} (${lasted.toFixed(1)} s)`;
}

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
  return `${said.join(', ') || 'never told'}; recorded: ${
    recorded.map(say).join(', ') || 'never told'
  }`;
}

/**
 * Where simulated stories differ from what was recorded, as `object: fact: how`. With several recordings each fact has
 * to be as in one of them: what is told for moments only is not told each time.
 */
export function compareStories(
  recordings: readonly Stories[],
  simulated: Stories,
): string[] {
  const objects = [
    ...new Set([...recordings, simulated].flatMap(it => [...it.keys()])),
  ];
  return objects.sort().flatMap(object => {
    const real = recordings.flatMap(it => it.get(object) ?? []);
    const played = simulated.get(object);
    if (real.length === 0 || !played) {
      return [`${object}: ${played ? 'not recorded' : 'not simulated'}`];
    }
    const facts = [...new Set([...real, played].flatMap(it => [...it.keys()]))];
    return facts.sort().flatMap(fact => {
      const hows = real.map(story =>
        compareChapters(story.get(fact) ?? [], played.get(fact) ?? []),
      );
      return hows.every(how => how !== undefined)
        ? [`${object}: ${fact}: ${hows[0]}`]
        : [];
    });
  });
}
