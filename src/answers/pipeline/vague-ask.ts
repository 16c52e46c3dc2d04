import { cleanText } from '../../search/language/clean-text.ts';
import { wordsOf } from '../../search/language/words.ts';

/** Words that call on somebody without saying about what, beside those that never say anything. */
const CALLS: ReadonlySet<string> = new Set(
  `answer answers bot comment comments decide eh fix halp hear hint hints input insight insights listen listening opinion opinions
  proposal proposals rescue sensible smart solve sos uhm view views wdyt welcome wisdom wise word words`.split(
    /\s+/,
  ),
);

/** Whether a message only asks for anything at all (“thoughts?”, “any wise words?”): what it is about stands before it. */
export function asksVaguely(text: string): boolean {
  return wordsOf(cleanText(text)).every(({ plain, stop }) => stop || CALLS.has(plain));
}
