import type { CardNudge, Situation } from '../card.ts';
import type { CardFile } from '../card-file.ts';
import { NUDGE_ENDING, NUDGE_LENGTHS } from '../nudge-file.ts';
import { nudgeTextsOf } from '../nudge-texts.ts';
import { plainText } from '../plain-text.ts';
import type { FileLocation, Problem } from '../problem.ts';
import type { Rule } from './rule.ts';

/** How a built-in card without a nudge file is reported. */
const MISSING_FILE: Problem['severity'] = 'error';

/** What nudges need of a card, by its kind. Cards of other kinds need nothing. */
const NEEDED = new Map<string, readonly (keyof CardNudge)[]>([
  ['practices', ['try', 'discuss', 'situations']],
  ['challenges', ['try', 'discuss', 'situations']],
  ['soft-skills', ['try', 'discuss', 'situations', 'rehearsal']],
  ['requirements', ['try', 'discuss']],
  ['responsibilities', ['try', 'discuss']],
]);

/** How many of each. */
const LEAST = 2;

/** A right choice that is longer gives itself away, as a share of the longest wrong one. */
const RIGHT_LENGTH = 1.4;

/** With fewer situations than this, chance alone makes a number frequent. */
const ENOUGH_TO_COUNT = 30;
/** How often one number may be the right one. */
const MOST_OFTEN = 0.45;

type Place = FileLocation & { own: boolean };

/** Nudge files have what their kind of card needs, and their questions can't be guessed from how they are written. */
export const nudgeFiles: Rule = ({ files }) => [
  ...files.flatMap((file) => [...missing(file), ...badlyWritten(file), ...tooLong(file), ...guessable(file)]),
  ...lopsided(files),
];

/** In a team's own folder, all of this is advice. */
function problemAt({ path, line, own }: Place, what: string, fix: string): Problem {
  return { path, line, severity: own ? 'advice' : 'error', what, fix };
}

function missing({ card, path, own, nudgeAt }: CardFile): Problem[] {
  const needed = NEEDED.get(card.kind);
  if (!needed) return [];
  if (!card.nudge || !nudgeAt) {
    // A team's own card does without.
    if (own) return [];
    const what = 'the card has no nudge file.';
    const fix = `Write ${card.id}${NUDGE_ENDING}; knowledge/README.md shows the format.`;
    return [{ path, line: 1, severity: MISSING_FILE, what, fix }];
  }
  const { nudge } = card;
  return needed.flatMap((key) => {
    const value = nudge[key];
    if (value === undefined) return problemAt(nudgeAt(key), `there is no "${key}".`, 'Add it.');
    if (!Array.isArray(value) || value.length >= LEAST) return [];
    return problemAt(nudgeAt(key), `"${key}" has ${value.length} entry.`, `Write at least ${LEAST}.`);
  });
}

function badlyWritten(file: CardFile): Problem[] {
  const { nudge } = file.card;
  const { nudgeAt } = file;
  if (!nudge || !nudgeAt) return [];
  const asks = (text: string) => /\?["”’)]*$/.test(text);
  const questions = [
    ...(nudge.discuss ?? []).map((text, index) => ({ text, at: nudgeAt('discuss', index) })),
    ...(nudge.situations ?? []).map(({ situation }, index) => ({
      text: situation,
      at: nudgeAt('situations', index, 'situation'),
    })),
  ];
  return [
    ...questions
      .filter(({ text }) => !asks(text))
      .map(({ at }) => problemAt(at, 'the text does not end with a question.', 'End it with one question.')),
    ...nudgeTextsOf(file)
      .filter(({ text }) => hasMarkup(text))
      .map((at) =>
        problemAt(at, 'the text contains markup, which would be shown literally.', 'Write plain text.'),
      ),
  ];
}

/** The idea stands right below the summary, so the two share the room. */
function tooLong({ card: { nudge, summary }, nudgeAt }: CardFile): Problem[] {
  const room = NUDGE_LENGTHS.idea - summary.length;
  if (!nudge?.idea || !nudgeAt || nudge.idea.length <= room) return [];
  const what = `the idea has ${nudge.idea.length} characters, and the summary leaves room for ${room}.`;
  return [problemAt(nudgeAt('idea'), what, 'Say it in fewer words.')];
}

const MAY_BE_MARKUP = /[*_[\]<>&\\]|^\s*(?:[-+#]|\d+[.)]\s)/;

/** Code in backticks is fine: Slack shows it as code, and it can be read aloud. */
function hasMarkup(text: string): boolean {
  const bare = text.replaceAll('`', '');
  // Most texts have none, and parsing Markdown is slow.
  return MAY_BE_MARKUP.test(bare) && plainText(bare) !== bare;
}

function guessable({ card, nudgeAt }: CardFile): Problem[] {
  if (!card.nudge?.situations || !nudgeAt) return [];
  return card.nudge.situations.flatMap((one, index): Problem[] => {
    const at = (key: string) => nudgeAt('situations', index, key);
    const problems: Problem[] = [];
    if (!card.sections.some(({ body }) => says(body, one.from))) {
      const fix = 'Copy a phrase of the card as it is now, without markup, that supports the right choice.';
      problems.push(problemAt(at('from'), `the card's text does not have the words "${one.from}".`, fix));
    }
    const { right, longestWrong } = lengthsOf(one);
    if (right > RIGHT_LENGTH * longestWrong) {
      const what = `the right choice has ${right} characters, and the longest wrong one ${longestWrong}.`;
      const fix = 'Make them about as long: nobody should find the right one by its length.';
      problems.push(problemAt(at('choices'), what, fix));
    }
    return problems;
  });
}

/** Whether a text has these words, however they are marked up or wrapped. */
function says(markdown: string, words: string): boolean {
  const bare = (text: string) => text.replace(/[`*_\s]+/g, ' ').toLowerCase();
  const wanted = bare(words.trim());
  return bare(markdown).includes(wanted) || bare(plainText(markdown)).includes(wanted);
}

function lengthsOf({ choices, right }: Situation): { right: number; longestWrong: number } {
  const wrong = choices.filter((_, index) => index !== right - 1).map(({ length }) => length);
  return { right: choices[right - 1]?.length ?? 0, longestWrong: Math.max(...wrong) };
}

/** Over all built-in cards, no number is the right one so often that it is worth guessing. */
function lopsided(files: readonly CardFile[]): Problem[] {
  const places = files.flatMap(({ card, nudgeAt }) =>
    (card.nudge?.situations ?? []).flatMap(({ right }, index) => {
      const at = nudgeAt?.('situations', index, 'right');
      return at && !at.own ? [{ right, at }] : [];
    }),
  );
  if (places.length < ENOUGH_TO_COUNT) return [];
  return [...Map.groupBy(places, ({ right }) => right)].flatMap(([right, having]) => {
    const share = having.length / places.length;
    const [first] = having;
    if (share <= MOST_OFTEN || !first) return [];
    return problemAt(
      first.at,
      `of all situations, ${Math.round(100 * share)}% have choice ${right} as the right one.`,
      'Put the right choice elsewhere in some of them.',
    );
  });
}
