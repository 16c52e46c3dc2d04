import { z } from 'zod';

/**
 * Lengths that keep a card readable in Slack. The summary is the body of a card block (200 characters, Slack's
 * limit); the title must fit a button or an option (75) with some room for what stands beside it.
 */
export const CARD_LENGTHS = {
  title: 60,
  summary: 200,
  /** One section is one section block in the modal (Slack: 3,000 characters), with room for markup. */
  section: 2400,
  /** The whole body: about two phone screens per section; more belongs on a second card. */
  body: 7000,
  question: 150,
  alias: 60,
  /** Related cards, in pieces: with the card itself one list on a phone. */
  related: 8,
} as const;

const oneLine = (max: number) =>
  z
    .string()
    .trim()
    .min(1, 'is empty')
    .max(max, `is longer than ${max} characters`)
    .refine((text) => !/[\r\n]/.test(text), 'spans several lines; write it on one');

const slug = /^[a-z0-9]+(-[a-z0-9]+)*$/;
export const cardIdPattern = /^[a-z0-9]+(-[a-z0-9]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/;

const isoDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'is not a date like 2026-11-23')
  .refine((text) => {
    const date = new Date(`${text}T00:00:00Z`);
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
  }, 'is not a day in the calendar');

function unique(values: readonly string[]): boolean {
  return new Set(values.map((value) => value.toLowerCase())).size === values.length;
}

const noTwice = { error: 'must not name anything twice' };

/** The front matter of a card file. Strict: a key that nothing reads would be a promise that nothing keeps. */
export const frontMatterSchema = z.strictObject({
  title: oneLine(CARD_LENGTHS.title).describe('A name, without a full stop.'),
  summary: oneLine(CARD_LENGTHS.summary).describe('The answer in one sentence of plain text.'),
  tags: z
    .array(z.string().regex(slug, 'is not lower case words joined by hyphens, like model-drift'))
    .min(2, 'must name at least 2')
    .max(8, 'must not name more than 8')
    .refine(unique, noTwice)
    .describe('What joins this card with others: lower case words joined by hyphens.'),
  aliases: z
    .array(oneLine(CARD_LENGTHS.alias))
    .min(2, 'must name at least 2')
    .max(40, 'must not name more than 40')
    .refine(unique, noTwice)
    .describe('Terms and abbreviations that people type. Each stands on one card only.'),
  questions: z
    .array(oneLine(CARD_LENGTHS.question))
    .min(10, 'must hold at least 10, as different people would ask them')
    .max(60, 'must not hold more than 60')
    .refine(unique, noTwice)
    .describe('As different people really ask, most of them in words that the title does not have.'),
  related: z
    .array(z.string().regex(cardIdPattern, 'is not a card id like practices/phased-adoption'))
    .min(1, 'must name at least 1 card')
    .max(CARD_LENGTHS.related, `must not name more than ${CARD_LENGTHS.related} cards`)
    .refine(unique, noTwice)
    .describe('Ids of cards that lead on from here: their folder and file name without .md.'),
  guide: z
    .strictObject({
      section: oneLine(100).describe('The chapter.'),
      item: oneLine(100).describe('Its entry.'),
    })
    .describe('Where it comes from: in the source guide or, for cards of your own, in your handbook.'),
  audience: z
    .array(z.enum(['newcomer', 'engineer', 'senior', 'lead', 'manager']))
    .refine(unique, noTwice)
    .default([])
    .describe('Whom it is for, where that matters.'),
  owner: oneLine(60).describe('Who keeps it right.'),
  reviewed: isoDate.describe('The day on which somebody last checked every statement, like 2026-11-23.'),
  references: z
    .array(
      z.strictObject({
        title: oneLine(120).describe('Whose page it is and what it is called.'),
        url: z
          .url({ protocol: /^https$/, error: 'is not an https:// address' })
          .describe('An https:// address.'),
      }),
    )
    .max(6, 'must not hold more than 6')
    .default([])
    .describe('Primary public sources that somebody has looked up.'),
});

/** `knowledge/kinds.yaml`. */
export const kindsFileSchema = z.strictObject({
  format: z.literal(1, 'is a format that this version does not know; it reads format 1'),
  kinds: z
    .array(
      z.strictObject({
        id: z.string().regex(slug, 'is not lower case words joined by hyphens'),
        name: oneLine(40),
        one: oneLine(24),
        words: z.array(oneLine(40)).min(1),
        emoji: z.string().regex(/^:[a-z0-9_+-]+:$/, 'is not an emoji like :bulb:'),
        about: oneLine(150),
        lean: z.number().min(-0.2).max(0.2).optional(),
        sections: z
          .array(
            z.strictObject({
              heading: oneLine(60),
              'in-answer': z.enum(['whole', 'first-item']).optional(),
              label: oneLine(60).optional(),
              hint: oneLine(200).optional(),
            }),
          )
          .min(1, 'must hold at least one')
          .refine(
            (sections) => unique(sections.map(({ heading }) => heading)),
            'must not hold a heading twice',
          ),
      }),
    )
    .min(1),
});
