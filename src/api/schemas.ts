import { z } from 'zod';
import type { Decision } from '../answers/pipeline/decision.ts';
import { MOST_READ } from '../slack/kit/message-content.ts';
import type { AskedFor } from './shown-answer.ts';

// What programs send and get, for tools and for HTTP alike. The descriptions are for the model that calls a tool and for whoever
// reads the OpenAPI document.

const MOST_FOUND = 10;
/** A thread is read no further back. */
const MOST_CONTEXT = 24;
/** Of a page: the id of its root and its path, which is at most 400 long. */
const LONGEST_ID = 1000;

const DECISIONS = [
  'answer',
  'page',
  'definition',
  'no-card',
  'other-language',
  'small-talk',
] as const satisfies readonly Decision['type'][];

const INTENTS = [
  'guidance',
  'definition',
  'acute',
  'smalltalk',
  'about-bot',
  'settings',
  'not-for-us',
] as const satisfies readonly AskedFor[];

const text = (what: string) => z.string().describe(what);
const id = (what: string) => z.string().trim().min(1).max(LONGEST_ID).describe(what);
const address = z
  .string()
  .nullable()
  .describe(
    'Where people read it: the address of a page at this heading, or the place in the guide that a card comes from. Null if it has none.',
  );
const cite = text('How to cite it, in one line. Use it as it is, so that people find the source.');
const percent = (what: string) => z.number().min(0).max(1).describe(what);

export const searchInput = z.strictObject({
  question: z
    .string()
    .trim()
    .min(1)
    .max(MOST_READ.atAll)
    .describe(
      'The question in English, as a colleague would ask it: “how do we roll back a bad model?”. Words from the task at hand help; no need for keywords.',
    ),
  context: z
    .array(z.string().max(MOST_READ.atAll))
    .max(MOST_CONTEXT)
    .default([])
    .describe(
      'Messages that came before the question, oldest first, if it is only understood with them: “what now?” after an alert.',
    ),
  limit: z
    .int()
    .min(1)
    .max(MOST_FOUND)
    .default(5)
    .describe('How many cards and how many pages to list at most.'),
});

const foundPassage = z
  .object({
    id: text('For get_passage.'),
    heading: text('The heading that it stands below.'),
    text: text('The whole passage, as plain text.'),
  })
  .describe('The part of it that fits the question best.');

const score = percent('How well it fits beside the others of this list; not comparable with anything else.');
const why = text(
  'What of the question it was found by: words, how they were read. Empty if only the whole fits.',
);

export const searchOutput = z
  .object({
    question: text('The question as it was read.'),
    answered: z
      .boolean()
      .describe(
        'Whether a card, a page or the glossary answers. If false, say that there is no guidance on it; `results` and `pages` then only have what comes nearest.',
      ),
    decision: z
      .enum(DECISIONS)
      .describe(
        '`answer`: a card answers. `page`: one of the team’s own pages does. `definition`: a term is explained. `no-card`: nothing does. `other-language`: the question is not in English. `small-talk`: nothing was asked.',
      ),
    intent: z
      .enum(INTENTS)
      .describe('What was asked for. `acute`: something is broken right now, and first steps come first.'),
    confidence: percent(
      'How likely the first result answers: of 100 answers with 0.8, about 80 are right. Below 0.5, say that you are not sure.',
    ),
    text: text('The answer as people see it in Slack, as plain text; an honest no if there is none.'),
    passage: z
      .object({
        id: text('For get_passage, which gives all of it.'),
        type: z.enum(['card', 'page']),
        source: text('The id of the card or page, for get_card or get_page.'),
        title: text('The title of the card or page.'),
        heading: text('The heading that it stands below.'),
        text: text('What is quoted of it; “…” where sentences were left out.'),
        address,
        cite,
      })
      .nullable()
      .describe('The passage that answers; null if none does.'),
    why: z.array(z.string()).nullable().describe('Why this card answers, for people; null if none does.'),
    results: z
      .array(
        z.object({
          id: text('For get_card.'),
          title: text('Its title.'),
          summary: text('Its answer in a sentence.'),
          score,
          why,
          address,
          cite,
          passage: foundPassage.nullable(),
        }),
      )
      .describe('Guidance cards, best first.'),
    pages: z
      .array(
        z.object({
          id: text('For get_page.'),
          title: text('Its title.'),
          root: text('Where it is from: “Handbook”.'),
          score,
          why,
          updated: z.string().nullable().describe('The date of its last change, if known.'),
          address,
          cite,
          passage: foundPassage.nullable(),
        }),
      )
      .describe(
        'Pages of the team’s own documentation, best first. Where they and a card differ, they hold.',
      ),
    nearest: z
      .array(z.object({ id: text('For get_card.'), title: text('Its title.') }))
      .describe('If nothing answers: the cards that people are told come closest.'),
  })
  .describe('What guidance there is on a question.');

export const passageInput = z.strictObject({
  id: id('The id of a passage as search_guidance gives it, such as practices/version-models-and-data:3.'),
});

export const passageOutput = z
  .object({
    id: text('Its id; good until the card or page changes.'),
    type: z.enum(['card', 'page']),
    source: text('The id of its card or page, for get_card or get_page.'),
    title: text('The title of its card or page.'),
    heading: text('The headings above it, outermost first.'),
    step: z.int().nullable().describe('Its number, if it is a step of a list.'),
    markdown: text('As it was written.'),
    text: text('The same without markup.'),
    before: z.string().nullable().describe('The id of the passage above, if there is one.'),
    after: z.string().nullable().describe('The id of the passage below, if there is one.'),
    address,
    cite,
  })
  .describe('One passage of a card or page, whole.');

export const cardInput = z.strictObject({
  id: id('The id of a card, such as practices/version-models-and-data.'),
});

export const cardOutput = z
  .object({
    id: text('Its id.'),
    title: text('Its title.'),
    kind: text('What sort of card it is: “Best practice”.'),
    summary: text('Its answer in a sentence.'),
    sections: z.array(z.object({ heading: text('Its heading.'), markdown: text('Its text.') })),
    related: z
      .array(z.object({ id: text('For get_card.'), title: text('Its title.') }))
      .describe('Cards to read next.'),
    references: z
      .array(z.object({ title: text('What it is.'), url: text('Where it is.') }))
      .describe('Sources outside.'),
    guide: z
      .string()
      .nullable()
      .describe('The place in the guide that it comes from; null if it goes beyond.'),
    owner: text('The role that looks after it.'),
    reviewed: text('The date of its last review.'),
    overdue: z.boolean().describe('Whether its next review is overdue: check figures and versions.'),
    startingValues: z
      .boolean()
      .describe('Whether figures without a source are only values to start with, not rules.'),
    address,
    cite,
  })
  .describe('A guidance card, whole.');

export const pageInput = z.strictObject({
  id: id('The id of a page, such as handbook/oncall/rotation.'),
});

export const pageOutput = z
  .object({
    id: text('Its id.'),
    title: text('Its title.'),
    root: text('Where it is from: “Handbook”.'),
    trail: z.array(z.string()).describe('The parts of the navigation that lead to it, outermost first.'),
    language: text('A tag such as `en`.'),
    updated: z.string().nullable().describe('The date of its last change, if known.'),
    owner: z.string().nullable().describe('Who looks after it, if known.'),
    passages: z
      .array(
        z.object({
          id: text('For get_passage.'),
          heading: text('The headings above it, outermost first.'),
          markdown: text('As it was written.'),
        }),
      )
      .describe('Its text, in order.'),
    address,
    cite,
  })
  .describe('One of the team’s own pages, whole.');

export const topicsInput = z.strictObject({
  in: id('The id of a kind or a topic, such as practices: lists its cards, too.').optional(),
});

const group = z.object({
  id: text('For `in` of list_topics.'),
  name: text('What people call it.'),
  about: text('What is in it.'),
  cards: z.int().describe('How many cards it has.'),
});

export const topicsOutput = z
  .object({
    kinds: z.array(group).describe('What sorts of cards there are. Each card is of one kind.'),
    topics: z.array(group).describe('What cards are about, across kinds.'),
    roots: z
      .array(z.object({ id: text('The beginning of the ids of its pages.'), name: text('Its name.') }))
      .describe('Where pages of the team’s own documentation come from, as far as this token may read them.'),
    cards: z
      .array(z.object({ id: text('For get_card.'), title: text('Its title.'), summary: text('Its answer.') }))
      .describe('The cards of the kind or topic that was asked for; otherwise empty.'),
  })
  .describe('What there is guidance on.');

export type SearchInput = z.output<typeof searchInput>;
export type SearchOutput = z.output<typeof searchOutput>;
export type PassageOutput = z.output<typeof passageOutput>;
export type CardOutput = z.output<typeof cardOutput>;
export type PageOutput = z.output<typeof pageOutput>;
export type TopicsOutput = z.output<typeof topicsOutput>;
