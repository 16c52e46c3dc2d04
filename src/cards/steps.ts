import { sourceOf } from './answer-parts.ts';
import type { Card, CardSection } from './card.ts';
import { parseMarkdown } from './markdown.ts';

/** The steps of a card that people can do one after the other and tick off. */
export interface Steps {
  /** The heading of the section they come from. */
  heading: string;
  /** Markdown of each, in order. */
  steps: string[];
}

/** Sections that say what to do. */
const SAYS_WHAT_TO_DO = /^(how to (do|use|learn)\b|the way out|what to do\b)/i;

/** Nobody works through a longer list. */
const MOST_STEPS = 20;

/**
 * The steps of a card: the numbered list, or else the bulleted list, of a section that says what to do;
 * otherwise the first numbered list anywhere. Undefined if none of them has at least two steps.
 */
export function stepsOf(card: Card): Steps | undefined {
  const sections = card.sections.filter(({ heading }) => SAYS_WHAT_TO_DO.test(heading));
  return (
    firstList(sections, true) ?? firstList(sections, false) ?? firstList(card.sections, true) ?? undefined
  );
}

function firstList(sections: readonly CardSection[], ordered: boolean): Steps | undefined {
  for (const { heading, body } of sections) {
    const steps = parseMarkdown(body).children.flatMap((node) =>
      node.type === 'list' && Boolean(node.ordered) === ordered
        ? node.children.flatMap((item) => sourceOf(body, item.children) ?? [])
        : [],
    );
    if (steps.length >= 2) return { heading, steps: steps.slice(0, MOST_STEPS) };
  }
  return undefined;
}

/** What a step begins with in bold is the step; the rest of it explains. */
const LEAD = /^\*\*[^*]+\*\*/;
/** A lead of fewer words, or one that asks or announces, is only a label: the sentence after it is the step. */
const LEAST_WORDS = 3;
/** How much of a step without a lead to show, in characters. */
const LONGEST = 200;

/** A step in half a sentence, as Markdown: what to tick off, without the explanation that the card has. */
export function stepInShort(step: string): string {
  // Lists and tables within a step are part of the explanation.
  const [paragraph = ''] = step.split(/\n\s*(?:[-*+|]|\d+\.)\s|\n\s*\n/);
  const line = paragraph.replace(/\s+/g, ' ').trim();
  const lead = LEAD.exec(line)?.[0];
  if (lead && lead.split(' ').length >= LEAST_WORDS && !/[:?]\**$/.test(lead)) return lead;
  if (!lead && line.length <= LONGEST) return line;
  if (lead) return line.split(/(?<=[.!?])\s+(?=\S)/)[0] ?? line;
  const [first = '', ...others] = line.split(/(?<=[.!?;:])\s+(?=\S)/);
  let short = first;
  for (const sentence of others) {
    if (short.length + sentence.length + 1 > LONGEST) break;
    short += ` ${sentence}`;
  }
  return short.replace(/[;:]$/, '.');
}

/** A step without “This week:” or “Weekend one:” at its start, for places that say by themselves when to do it. */
export function withoutTime(markdown: string): string {
  const begins = /^(?:\*\*(?:this week|weekend one)\*\*|(\**)(?:this week|weekend one))[:,]\s*(\S)/iu.exec(
    markdown,
  );
  if (!begins) return markdown;
  const [begin, bold = '', first = ''] = begins;
  return `${bold}${first.toUpperCase()}${markdown.slice(begin.length)}`;
}
