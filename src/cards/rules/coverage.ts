import type { Card } from '../card.ts';
import type { CardFile } from '../card-file.ts';
import { BEYOND_THE_GUIDE } from '../card-schema.ts';
import type { Coverage } from '../parse-coverage.ts';
import { plainText } from '../plain-text.ts';
import type { FileLocation, Problem } from '../problem.ts';
import { errorAt, type Rule } from './rule.ts';

/** Each item of the source guide is covered by its cards, each of its facts is on them, and no card that comes from it is left over. */
export function coverage({ path, items }: Coverage): Rule {
  return ({ files }) => {
    const builtIn = files.filter((file) => !file.own);
    const byId = new Map(files.map((file) => [file.card.id, file]));
    const wanted = items.flatMap(({ section, item, cards }) =>
      cards.map((card) => ({ section, item, ...card, file: byId.get(card.id) })),
    );
    const texts = new Map(builtIn.map(({ card }) => [card.id, textOf(card)]));
    const covering = new Set(wanted.map(({ id }) => id));
    return [
      ...wanted.flatMap(({ section, item, id, facts, line, file }): Problem[] => {
        if (!file) {
          return [
            {
              path,
              line,
              severity: 'error',
              what: `"${section} › ${item}" is not covered: there is no valid card ${id}.`,
              fix: 'Write the card, or fix what is wrong with it.',
            },
          ];
        }
        // A team that replaces a built-in card is responsible for its content.
        if (file.own) return [];
        return [
          ...placeOf(file, section, item),
          ...missing(file, facts),
          ...tooCommon({ path, line }, id, facts, texts),
        ];
      }),
      ...builtIn
        .filter((file) => file.card.guide && !covering.has(file.card.id))
        .map((file) =>
          errorAt(file, file.lineOf('guide'), `the card is not in ${path}.`, 'Add it to the item it covers.'),
        ),
    ];
  };
}

function placeOf(file: CardFile, section: string, item: string): Problem[] {
  const { guide } = file.card;
  if (guide?.section === section && guide.item === item) return [];
  return [
    errorAt(
      file,
      file.lineOf(guide ? 'guide' : 'source'),
      guide
        ? `guide is "${guide.section} › ${guide.item}", expected "${section} › ${item}".`
        : `source is "${BEYOND_THE_GUIDE}", but the card covers "${section} › ${item}".`,
      'Name the section and the item as the source guide does.',
    ),
  ];
}

function missing(file: CardFile, facts: readonly string[]): Problem[] {
  const text = textOf(file.card);
  return facts
    .filter((fact) => !isOn(fact, text))
    .map((fact) =>
      errorAt(
        file,
        file.lineOf('title'),
        `"${fact}" of the source guide is missing.`,
        'Say it on this card, in exactly these words or figures.',
      ),
    );
}

/** Facts that another card has as well prove nothing: that card could pass for the one that is meant. */
function tooCommon(
  at: FileLocation,
  id: string,
  facts: readonly string[],
  texts: ReadonlyMap<string, string>,
): Problem[] {
  if (facts.length === 0) return [];
  const other = [...texts].find(([of, text]) => of !== id && facts.every((fact) => isOn(fact, text)));
  if (!other) return [];
  return [
    errorAt(
      at,
      at.line,
      `all that is asked of ${id} is on ${other[0]}, too.`,
      'Ask for a rarer word of the item, or for a figure.',
    ),
  ];
}

/** Everything that a reader sees of a card. */
function textOf({ title, summary, sections }: Card): string {
  return comparable([title, summary, ...sections.map(({ body }) => plainText(body))].join('\n'));
}

/** A fact may be the start of a longer word ("container" in "containers"), but never part of another number. */
function isOn(fact: string, text: string): boolean {
  const wanted = comparable(fact);
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const before = text[at - 1] ?? ' ';
    const after = text.slice(at + wanted.length);
    const within = /[\p{L}\p{N}]/u.test(before) && /^[\p{L}\p{N}]/u.test(wanted);
    const longer = /\d$/.test(wanted) && /^(?:\d|[.,]\d)/.test(after);
    if (!within && !longer) return true;
  }
  return false;
}

/** Normalizes what does not matter in a fact: line breaks, kinds of dashes and quotes, capitals. */
function comparable(text: string): string {
  return text
    .toLowerCase()
    .replace(/[“”]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/\s*[‐‑–—-]\s*/g, '-')
    .replace(/(\d)\s+%/g, '$1%')
    .replace(/\s+/g, ' ');
}
