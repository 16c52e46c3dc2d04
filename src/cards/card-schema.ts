import { z } from 'zod';
import type { ReviewInterval } from './card.ts';

/**
 * Lengths that keep a card readable in Slack. The summary is the body of a card block (Slack's limit is 200
 * characters). The title must fit a button or an option (75), with some room for what is next to it.
 */
export const CARD_LENGTHS = {
  /** With the id of an answer, it fits the value of a menu's option (Slack: 150 characters). */
  id: 80,
  title: 60,
  summary: 200,
  /** One section is one section block in the modal (Slack: 3,000 characters), with room for markup. */
  section: 2400,
  /** The whole body: about two phone screens per section. More belongs on a second card. */
  body: 7000,
  question: 150,
  alias: 60,
  /** The number of related cards: together with the card itself, one list on a phone. */
  related: 8,
  editorNote: 500,
} as const;

/** What a card says whose content is not in the source guide. */
export const BEYOND_THE_GUIDE = 'beyond the guide';

/** A text on one line, with at most this many characters. */
export const oneLine = (max: number) =>
  z
    .string()
    .trim()
    .min(1, 'is empty')
    .max(max, `is longer than ${max} characters`)
    .refine((text) => !/[\r\n]/.test(text), 'spans several lines; write it on one line');

const slug = /^[a-z0-9]+(-[a-z0-9]+)*$/;
export const cardIdPattern = /^[a-z0-9]+(-[a-z0-9]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/;

/** A day like 2026-11-23. */
export const isoDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'is not a date like 2026-11-23')
  .refine((text) => {
    const date = new Date(`${text}T00:00:00Z`);
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
  }, 'is not a day in the calendar');

function unique(values: readonly string[]): boolean {
  return new Set(values.map((value) => value.toLowerCase())).size === values.length;
}

const noTwice = { error: 'must not contain duplicates' };

/** How often a card without `review_every` is due. */
const REVIEW_EVERY = '12 months';

const interval = z
  .string()
  .regex(/^[1-9]\d{0,2} (?:day|month)s?$/, 'is not an interval like 60 days or 6 months')
  .default(REVIEW_EVERY)
  .transform((text): ReviewInterval => {
    const [count = '', unit = ''] = text.split(' ');
    return { count: Number(count), unit: unit.startsWith('day') ? 'days' : 'months' };
  });

/** How many of each a built-in card must have; fewer on a team's own card are only worth advice. */
export const FEWEST = { tags: 2, aliases: 2, questions: 10, related: 1 } as const;

const tag = z.string().regex(slug, 'is not lowercase words joined by hyphens, like model-drift');
const alias = oneLine(CARD_LENGTHS.alias);
const question = oneLine(CARD_LENGTHS.question);
const listOf = (one: z.ZodType<string>, { most, verb = 'name' }: { most: number; verb?: string }) =>
  z.array(one).max(most, `must not ${verb} more than ${most}`).refine(unique, noTwice);
const related = z
  .array(z.string().regex(cardIdPattern, 'is not a card id like practices/phased-adoption'))
  .max(CARD_LENGTHS.related, `must not name more than ${CARD_LENGTHS.related} cards`)
  .refine(unique, noTwice);

/** The front matter of a card file. Strict: a key that nothing reads would be a promise that nobody keeps. */
const frontMatterKeys = z.strictObject({
  title: oneLine(CARD_LENGTHS.title).describe('A name, without a period.'),
  summary: oneLine(CARD_LENGTHS.summary).describe('The answer in one sentence of plain text.'),
  tags: listOf(tag, { most: 8 })
    .min(FEWEST.tags, `must name at least ${FEWEST.tags}`)
    .describe('What connects this card with others: lowercase words joined by hyphens.'),
  aliases: listOf(alias, { most: 40 })
    .min(FEWEST.aliases, `must name at least ${FEWEST.aliases}`)
    .describe('Terms and abbreviations that people type. Each is on only one card.'),
  questions: listOf(question, { most: 60, verb: 'contain' })
    .min(FEWEST.questions, `must contain at least ${FEWEST.questions}, as different people would ask them`)
    .describe('The way different people actually ask, mostly in words that are not in the title.'),
  related: related
    .min(FEWEST.related, `must name at least ${FEWEST.related} card`)
    .describe('Ids of cards to read next: their folder and file name without .md.'),
  guide: z
    .strictObject({
      section: oneLine(100).describe('The chapter.'),
      item: oneLine(100).describe('Its entry.'),
    })
    .describe('Where it comes from: the source guide or, for your own cards, your handbook.')
    .optional(),
  source: z
    .literal(BEYOND_THE_GUIDE)
    .optional()
    .describe('Instead of "guide", on a card about what is not in the guide.'),
  topics: z
    .array(z.string().regex(slug, 'is not lowercase words joined by hyphens, like agents-and-llms'))
    .max(4, 'must not name more than 4')
    .refine(unique, noTwice)
    .default([])
    .describe('Ids of topics in topics.yaml: what people can browse across kinds.'),
  audience: z
    .array(z.enum(['newcomer', 'engineer', 'senior', 'lead', 'manager']))
    .refine(unique, noTwice)
    .default([])
    .describe('Who it is for, where that matters.'),
  owner: oneLine(60).describe('The id of the role in roles.yaml that keeps it up to date.'),
  was: z
    .array(z.string().regex(cardIdPattern, 'is not a card id like practices/phased-adoption'))
    .max(20, 'must not name more than 20')
    .refine(unique, noTwice)
    .default([])
    .describe('Ids that it had before: what people saved and learned, and old buttons, lead here.'),
  reviewed: isoDate.describe('The day when somebody last checked every statement, like 2026-11-23.'),
  review_every: interval.describe(
    'How soon its statements must be checked again, like 60 days or 6 months; 12 months if absent.',
  ),
  starting_values: z
    .boolean()
    .default(false)
    .describe('Whether its figures without a source are only starting values; readers are told so.'),
  editor_notes: z
    .array(oneLine(CARD_LENGTHS.editorNote))
    .max(20, 'must not contain more than 20')
    .default([])
    .describe('Notes for the people who keep the card up to date. Readers never see them.'),
  references: z
    .array(
      z.strictObject({
        title: oneLine(120).describe('Whose page it is and what its title is.'),
        url: z
          .url({ protocol: /^https$/, error: 'is not an https:// address' })
          .describe('An https:// address.'),
      }),
    )
    .max(6, 'must not contain more than 6')
    .default([])
    .describe('Primary public sources that somebody has checked.'),
});

export const frontMatterSchema = frontMatterKeys.check(
  z.superRefine(
    (front, context) => {
      const has = { guide: front?.guide !== undefined, source: front?.source !== undefined };
      if (has.guide !== has.source) return;
      const [message, fix] = has.guide
        ? ['is there besides guide, but a card comes from only one of them', 'Remove one of the two.']
        : [
            'is missing, and so is source',
            `Add guide: { section: …, item: … } if it comes from the guide, or else source: ${BEYOND_THE_GUIDE}.`,
          ];
      context.addIssue({ code: 'custom', path: [has.guide ? 'source' : 'guide'], message, params: { fix } });
    },
    // A writer gets all problems at once, so this one does not wait until the others are fixed.
    { when: ({ value }) => isMap(value) },
  ),
);

/** The same for a team's own card: what only helps people find it may be missing. */
export const ownFrontMatterSchema = frontMatterKeys.extend({
  tags: listOf(tag, { most: 8 }).default([]),
  aliases: listOf(alias, { most: 40 }).default([]),
  questions: listOf(question, { most: 60, verb: 'contain' }).default([]),
  related: related.default([]),
  owner: oneLine(60).default(''),
});

export type FrontMatter = z.output<typeof frontMatterSchema>;

function isMap(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `knowledge/topics.yaml`. */
export const topicsFileSchema = z.strictObject({
  format: z.literal(1, 'is a format that this version does not support; it reads format 1'),
  topics: z
    .array(
      z.strictObject({
        id: z.string().regex(slug, 'is not lowercase words joined by hyphens'),
        name: oneLine(40),
        words: z.array(oneLine(40)).default([]),
        emoji: z.string().regex(/^:[a-z0-9_+-]+:$/, 'is not an emoji like :robot_face:'),
        about: oneLine(150),
      }),
    )
    .min(1),
});

/** `knowledge/roles.yaml`. A team's own file need not repeat the name of a built-in role, nor what it is about. */
export const rolesFileSchema = z.strictObject({
  format: z.literal(1, 'is a format that this version does not support; it reads format 1'),
  roles: z
    .array(
      z.strictObject({
        id: z.string().regex(slug, 'is not lowercase words joined by hyphens'),
        name: oneLine(40).optional(),
        about: oneLine(150).optional(),
        people: z.array(oneLine(60)).max(5, 'must not name more than 5').default([]),
      }),
    )
    .min(1),
});

const stages = z
  .array(
    z.strictObject({
      name: oneLine(60),
      cards: z
        .array(
          z
            .string()
            .regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'is not the id of a card like practices/phased-adoption'),
        )
        .min(1, 'must contain at least one'),
    }),
  )
  .min(1, 'must contain at least one');

/** `knowledge/curriculum.yaml`. */
export const curriculumFileSchema = z.strictObject({
  format: z.literal(1, 'is a format that this version does not support; it reads format 1'),
  interests: z
    .array(
      z.strictObject({
        id: z.string().regex(slug, 'is not lowercase words joined by hyphens'),
        name: oneLine(40),
        tags: z.array(z.string().regex(slug, 'is not lowercase words joined by hyphens')).min(1),
      }),
    )
    .max(30, 'must not contain more than 30')
    .default([]),
  levels: z.strictObject({ new: stages, practiced: stages, lead: stages }),
});

/** `knowledge/kinds.yaml`. */
export const kindsFileSchema = z.strictObject({
  format: z.literal(1, 'is a format that this version does not support; it reads format 1'),
  kinds: z
    .array(
      z
        .strictObject({
          id: z.string().regex(slug, 'is not lowercase words joined by hyphens'),
          name: oneLine(40),
          one: oneLine(24),
          words: z.array(oneLine(40)).min(1),
          emoji: z.string().regex(/^:[a-z0-9_+-]+:$/, 'is not an emoji like :bulb:'),
          about: oneLine(150),
          lean: z.number().min(-0.2).max(0.2).optional(),
          nudges: z.enum(['if-chosen']).optional(),
          'free-sections': z.literal(true).optional(),
          sections: z
            .array(
              z.strictObject({
                heading: oneLine(60),
                lean: z.number().min(-1).max(1).optional(),
                'in-answer': z.enum(['whole', 'first-item']).optional(),
                label: oneLine(60).optional(),
                hint: oneLine(200).optional(),
              }),
            )
            .refine(
              (sections) => unique(sections.map(({ heading }) => heading)),
              'must not contain a heading twice',
            )
            .default([]),
        })
        .refine((kind) => kind['free-sections'] || kind.sections.length > 0, {
          path: ['sections'],
          error: 'must contain at least one, unless there is free-sections: true',
        }),
    )
    .min(1),
});
