import type { Kind } from '../../cards/card.ts';
import type { FollowUp } from './follow-up.ts';
import { ON_TOPIC, THIS, TOPIC } from './follow-up-patterns.ts';
import { plainWords, withoutAsk, withoutGive, withoutHave } from './plain-words.ts';

/**
 * Reads “challenges about that”, “any practices for it?” or “and the skills?”: the same question, answered by another kind of
 * card. The bare name of a kind is none of these, because it lists the kind.
 * @param words the text in plain words
 * @param core the same without courtesies
 */
export function readSteer(
  words: string,
  core: string,
  kinds: readonly Kind[],
): Extract<FollowUp, { type: 'steer' }> | undefined {
  const asked = withoutAsk(core);
  const bare = withoutHave(withoutGive(asked));
  for (const { name, kind } of namesOf(kinds)) {
    if (!words.includes(name)) continue;
    const named = RegExp.escape(name);
    const aboutThat = new RegExp(
      `^(?:(?:what|which) (?:are |is )?)?(?:(?:the|any|some|more|other|best|common|related|matching) )*${named}(?: cards?)? (?:there are |there is |do you have |have you got )?(?:${ON_TOPIC}|there|here)$`,
    );
    const askedFor = new RegExp(
      `^(?:(?:what|how) about |any |some |are there (?:any )?|is there (?:a |any )?|what are |what |which )(?:(?:the|any|some|other|related) )*${named}(?: cards?)?(?: (?:are there|do you have|have you got|there|here))?$`,
    );
    const andThe = new RegExp(`^and (?:(?:the|any|some|what about|how about) )*${named}(?: cards?)?$`);
    const needed = new RegExp(
      `^(?:what|which) ${named} (?:(?:do|would|will|should) (?:i|we|you|one|they) need|(?:does|do|could|can|would|will) ${THIS} (?:bring|have|raise|create|come with|need|take))(?: (?:for|with) ${TOPIC})?$`,
    );
    if (
      [aboutThat, needed].some((pattern) => pattern.test(bare) || pattern.test(asked)) ||
      [askedFor].some((pattern) => pattern.test(asked) || pattern.test(core)) ||
      andThe.test(words)
    ) {
      return { type: 'steer', to: kind };
    }
  }
  return undefined;
}

interface KindName {
  name: string;
  kind: Kind;
}

/** Worked out once for a set of cards. */
const NAMES = new WeakMap<readonly Kind[], KindName[]>();

function namesOf(kinds: readonly Kind[]): KindName[] {
  const known = NAMES.get(kinds);
  if (known) return known;
  const names = namesIn(kinds);
  NAMES.set(kinds, names);
  return names;
}

/** All names of the kinds in plain words, longest first. A name that two kinds share is ambiguous and left out. */
function namesIn(kinds: readonly Kind[]): KindName[] {
  const named = new Map<string, Kind | null>();
  for (const kind of kinds) {
    for (const each of [...kind.words, kind.name, kind.one, kind.id.replaceAll('-', ' ')]) {
      const name = plainWords(each);
      const other = named.get(name);
      named.set(name, other === undefined || other?.id === kind.id ? kind : null);
    }
  }
  return [...named]
    .flatMap(([name, kind]) => (kind ? [{ name, kind }] : []))
    .toSorted((a, b) => b.name.length - a.name.length);
}
