import { Aliases, withoutGenerated } from './Aliases';
import { RecordedChange } from './RecordedChange';

/** A value that something of an object had, and for how many seconds. */
export interface Chapter {
  value: string;
  lasted: number;
}

/** What became of each object: for each of its facts the values that it had, one after the other. */
export type Stories = Map<string, Map<string, Chapter[]>>;

/** Where a fact has no value any more, or not yet. */
const NOTHING = '-';
const GONE = 'gone';

/** Follows each fact of each object through changes, in the order in which they were seen. */
export function toStories(
  changes: readonly RecordedChange[],
  aliases: Aliases,
): Stories {
  const stories: Stories = new Map();
  const open = new Map<Chapter, number>();
  const tell = (
    story: Map<string, Chapter[]>,
    fact: string,
    value: string,
    at: number,
  ) => {
    const chapters = story.get(fact) ?? [];
    story.set(fact, chapters);
    const last = chapters.at(-1);
    if (last?.value === value) {
      return;
    }
    if (last) {
      last.lasted = at - open.get(last)!;
    }
    const next = { value, lasted: Infinity };
    chapters.push(next);
    open.set(next, at);
  };
  for (const { at, object, facts } of changes) {
    const alias = aliases.of(object);
    const story = stories.get(alias) ?? new Map<string, Chapter[]>();
    stories.set(alias, story);
    if (facts === null) {
      // nothing lasts longer than the object
      for (const [last] of [...story.values()].map(it => it.slice(-1))) {
        last.lasted = at - open.get(last)!;
      }
      tell(story, 'is', GONE, at);
      continue;
    }
    for (const [fact, value] of Object.entries(facts)) {
      tell(story, fact, value === null ? NOTHING : withoutGenerated(value), at);
    }
  }
  return stories;
}
