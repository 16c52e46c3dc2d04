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
