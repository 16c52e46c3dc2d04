import type { types } from '@slack/bolt';
import type { Answer } from '../../answers/answer.ts';
import { plainText } from '../../cards/plain-text.ts';
import { actions, button, context, overflowMenu, type Reply, reply, section } from '../kit/blocks.ts';
import { escapeText } from '../kit/escape.ts';
import { ACTIONS, packLines, packRef } from '../kit/ids.ts';
import { LIMITS } from '../kit/limits.ts';
import { feedbackButtons, otherCardButtons, shareHereButton } from './card-buttons.ts';
import { overdueNotes } from './checked-text.ts';
import { pagesBelow } from './page-answer-view.ts';
import { asQuote } from './quote-view.ts';
import { saveButton } from './save-button.ts';
import {
  aboutCard,
  afterward,
  OPEN_CARD,
  openCardLabel,
  postChecklist,
  rightNowFrom,
  SIREN,
} from './words.ts';

type Answered = Extract<Answer, { type: 'answered' }>;

/** What helps in the first ten minutes of an incident: up to three lines of a card, and a checklist of them. */
export function nowView(
  { best, others, excerpt, id, pages = [] }: Answered,
  { shareable, lead, now }: { shareable: boolean; lead?: string | undefined; now: Date },
): Reply {
  const { title } = best.card;
  const later = others.map(({ card }) => escapeText(card.title));
  const below = [...(later.length > 0 ? [afterward(later)] : []), ...overdueNotes([best.card], now)];
  const spoken = excerpt.quotes.map(({ markdown }) => plainText(markdown));
  const said = escapeText([`${rightNowFrom(title)}.`, ...spoken].join('\n'));
  return reply(lead ? `${lead} ${said}` : said, () => [
    ...(lead ? [context(lead)] : []),
    section(
      [
        `${SIREN} *${escapeText(rightNowFrom(title))}*`,
        ...excerpt.quotes.map(({ markdown, at }) => asQuote({ heading: '', markdown, at })),
      ].join('\n'),
    ),
    nowActions({ best, others, excerpt, id }, shareable),
    ...(below.length > 0 ? [context(...below)] : []),
    ...pagesBelow(pages, id),
  ]);
}

/** At most three controls: a checklist of the lines where there are several, the card, and a menu with the rest. */
function nowActions(
  { best: { card }, others, excerpt, id }: Pick<Answered, 'best' | 'others' | 'excerpt' | 'id'>,
  shareable: boolean,
): types.ActionsBlock {
  const ref = { cardId: card.id, answerId: id };
  const lines = packLines(
    ref,
    excerpt.quotes.map(({ markdown }) => markdown),
  );
  const passage = excerpt.quotes[0]?.at;
  const checklist =
    excerpt.quotes.length > 1 && lines.length <= LIMITS.buttonValue
      ? [
          button(postChecklist(undefined, false), {
            action: ACTIONS.makeNowChecklist,
            value: lines,
            label: aboutCard(postChecklist(undefined, false), card.title),
            style: 'primary',
          }),
        ]
      : [];
  const open = button(OPEN_CARD, {
    action: ACTIONS.openCard,
    value: packRef({ ...ref, ...(passage !== undefined && { passage }) }),
    label: openCardLabel(card.title),
  });
  return actions(
    ...checklist,
    open,
    ...overflowMenu(
      shareable ? shareHereButton(card, id) : saveButton(card, id),
      ...feedbackButtons(card, id),
      ...otherCardButtons(others, id),
    ),
  );
}
