import type { Kind } from '../cards/card.ts';
import { CARD_LENGTHS } from '../cards/card-schema.ts';

/**
 * The text of a card that is still to be written: every key and every section, each with what belongs there. The
 * check names whatever is left empty.
 * @param today ISO date
 */
export function cardScaffold(slug: string, kind: Kind, owner: string, today: string): string {
  const words = slug.replaceAll('-', ' ');
  const sections = kind.sections.map(
    ({ heading, hint }) => `## ${heading}\n\n${hint ? `<!-- ${hint} -->\n` : ''}`,
  );
  return `---
title: ${words.charAt(0).toUpperCase()}${words.slice(1)} # a name, at most ${CARD_LENGTHS.title} characters, no full stop
summary: # the answer in one sentence, at most ${CARD_LENGTHS.summary} characters, plain text
tags: [] # 2 to 8, lower case with hyphens, that other cards have, too
aliases: [] # 2 or more terms and abbreviations that people type; each on one card only
questions: # 10 or more, better 20: as different people really ask, most in words that the title does not have
  -
related: [] # 1 to ${CARD_LENGTHS.related} ids of cards that lead on from here, like practices/phased-adoption
guide: { section: , item: } # where it comes from: the chapter and its entry
audience: [] # where it matters: newcomer, engineer, senior, lead, manager
owner:${owner && ` ${owner}`} # who keeps it right
reviewed: ${today} # the day on which somebody last checked every statement
references: [] # primary public sources that you have looked up, at most 6: { title: "…", url: "https://…" }
---

${sections.join('\n')}`;
}
