import { firstItem } from '../../cards/answer-parts.ts';
import type { Card } from '../../cards/card.ts';
import type { Rung } from '../../cards/ladder.ts';
import type { Library } from '../../cards/library.ts';
import { stepInShort, withoutTime } from '../../cards/steps.ts';
import type { Levels } from '../../path/assessment.ts';
import { type Gap, gapsTo } from '../../path/rules/gaps.ts';
import { openButton } from '../cards/open-button.ts';
import { actions, type Block, section } from '../kit/blocks.ts';
import { toMrkdwn } from '../kit/mrkdwn.ts';
import { gapLines, oneThingToDo, practiceWith } from './words.ts';

/** As many as somebody can work on in a few months. */
const MOST_GAPS = 3;

/** What to work on next, each with its card, a card to practice with, and one thing to do. */
export function gapBlocks(to: Rung, levels: Levels, library: Library): Block[] {
  return gapsTo(to, levels, library.ladder, MOST_GAPS).flatMap((gap, index) => blocksOf(gap, index, library));
}

/** The same in a line each, for others, who can't do these things for them. @returns mrkdwn */
export function gapTexts(to: Rung, levels: Levels, library: Library): string[] {
  return gapsTo(to, levels, library.ladder, MOST_GAPS).map((gap, index) => linesOf(gap, index));
}

function blocksOf(gap: Gap, index: number, library: Library): Block[] {
  const card = library.card(gap.requirement.card);
  const practice = library.card(gap.requirement.practice);
  const step = card && firstThingToDo(card);
  const buttons = [
    ...(card ? [openButton(card, '', index * 2)] : []),
    ...(practice ? [openButton(practice, '', index * 2 + 1, practiceWith(practice.title))] : []),
  ];
  return [
    section([linesOf(gap, index), ...(step ? [oneThingToDo(step)] : [])].join('\n')),
    ...(buttons.length > 0 ? [actions(...buttons)] : []),
  ];
}

function linesOf({ requirement, from, to, steps, weighsMost }: Gap, index: number): string {
  const { short, levels } = requirement;
  return gapLines({ number: index + 1, short, from, to, steps, weighsMost, good: levels[to] });
}

/** What the card puts first for those who want to learn it. @returns mrkdwn; undefined if the card says nothing of it */
function firstThingToDo(card: Card): string | undefined {
  const section = card.sections.find(({ heading }) => /^how to learn it\b/i.test(heading));
  if (!section) return undefined;
  // A step that is bold as a whole needs no emphasis here, and one that is cut off before its explanation, a period.
  const step = toMrkdwn(withoutTime(stepInShort(firstItem(section.body)))).replace(/^\*([^*]+)\*$/, '$1');
  return /[.!?]\*?$/.test(step) ? step : `${step}.`;
}
