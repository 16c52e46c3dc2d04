import type { Kind } from '../cards/card.ts';
import { BEYOND_THE_GUIDE, CARD_LENGTHS } from '../cards/card-schema.ts';

/**
 * The text of a new card: every key and section, with a comment that says what belongs there. The check reports what is left
 * empty.
 * @param slug the last part of the card's id
 * @param roles ids of the roles that may look after it
 * @param today ISO date
 */
export function cardScaffold(slug: string, kind: Kind, roles: readonly string[], today: string): string {
  const words = slug.replaceAll('-', ' ');
  const sections = kind.sections.map(
    ({ heading, hint }) => `## ${heading}\n\n${hint ? `<!-- ${hint} -->\n` : ''}`,
  );
  return `---
title: ${words.charAt(0).toUpperCase()}${words.slice(1)} # a name, at most ${CARD_LENGTHS.title} characters, no period
summary: # the answer in one sentence, at most ${CARD_LENGTHS.summary} characters, plain text
tags: [] # 2 to 8, lowercase with hyphens; ones that other cards have, too
aliases: [] # 2 or more terms and abbreviations that people type; each on one card only
questions: # 10 or more, better 20: the way different people really ask, mostly in words that the title doesn't have
  -
related: [] # 1 to ${CARD_LENGTHS.related} ids of cards that lead on from here, like practices/phased-adoption
guide: { section: , item: } # where it comes from: the chapter and the entry in it; otherwise: "source: ${BEYOND_THE_GUIDE}"
topics: [] # what people can browse across kinds, if it belongs there: ids in topics.yaml
audience: [] # who needs it, if not everyone: newcomer, engineer, senior, lead, manager
owner: # the role that keeps it up to date${roles.length > 0 ? `: ${roles.join(', ')}` : ''}
reviewed: ${today} # the last day on which somebody checked every statement
review_every: 6 months # how soon they must be checked again: a number of days or months
starting_values: false # true if it has figures without a source; readers are told to adjust them
editor_notes: [] # notes for whoever keeps it up to date; readers never see them
references: [] # primary public sources that you have looked up, at most 6: { title: "…", url: "https://…" }
---

${sections.join('\n')}`;
}
