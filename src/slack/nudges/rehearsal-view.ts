import type { types } from '@slack/bolt';
import type { Card } from '../../cards/card.ts';
import { wordsForHardMoments } from '../../nudges/rules/card-question.ts';
import { actions, type Block, button, context, modal, section } from '../kit/blocks.ts';
import { escapeText, escapeWithin, shortenMarkup } from '../kit/escape.ts';
import { ACTIONS, INPUTS, VIEWS } from '../kit/ids.ts';
import { inputBlock, plainText } from '../kit/input-block.ts';
import { LIMITS } from '../kit/limits.ts';
import { toMrkdwn } from '../kit/mrkdwn.ts';
import { type NudgeRef, packNudge } from './nudge-ref.ts';
import { REHEARSAL, WORDS_RATING } from './words.ts';

/** The delivery of a rehearsal that no nudge asked for. */
export const NO_DELIVERY = '-';

/** Asks for a person's own words. @param ref the nudge that asks, with the key of its question */
export function rehearsalForm(moment: string, ref: NudgeRef): types.ModalView {
  const blocks: Block[] = [
    section(escapeText(moment)),
    inputBlock(
      INPUTS.ownWords,
      REHEARSAL.field,
      {
        type: 'plain_text_input',
        action_id: INPUTS.ownWords,
        multiline: true,
        max_length: LIMITS.ownWords,
        focus_on_load: true,
        placeholder: plainText(REHEARSAL.placeholder),
      },
      { hint: REHEARSAL.hint },
    ),
  ];
  return {
    ...modal(VIEWS.rehearsal, REHEARSAL.title, blocks, packNudge(ref)),
    submit: plainText(REHEARSAL.submit),
    close: plainText(REHEARSAL.cancel),
  };
}

/**
 * A person's words beside those of the card. They are shown here and in no message: what stands in a message stays in Slack when
 * the person deletes what is stored.
 * @param id of the words, to delete them
 */
export function rehearsedModal(
  card: Card,
  { id, words, ref }: { id: string; words: string; ref: NudgeRef },
): types.ModalView {
  const theirs = wordsForHardMoments(card);
  const asked = ref.deliveryId !== NO_DELIVERY;
  return modal(
    VIEWS.rehearsed,
    REHEARSAL.title,
    [
      section(`*${REHEARSAL.yours}*`),
      // Room for the marks of the quote, even if each line were a letter.
      section(escapeWithin(words, LIMITS.section - LIMITS.ownWords).replace(/^/gm, '> ')),
      ...(theirs
        ? [section(`*${escapeText(theirs.heading)}*\n${shortenMarkup(toMrkdwn(theirs.body), 2800)}`)]
        : []),
      ...(asked ? [section(REHEARSAL.howWell), ratingButtons(card, ref)] : []),
      context(REHEARSAL.keptPrivate),
      actions(button(REHEARSAL.delete, { action: ACTIONS.deleteWords, value: id, style: 'danger' })),
    ],
    JSON.stringify({ channel: '' }),
  );
}

/** What came of it, in place of the words. */
export function rehearsalOutcome(text: string): types.ModalView {
  return modal(VIEWS.rehearsed, REHEARSAL.title, [section(text)], JSON.stringify({ channel: '' }));
}

function ratingButtons({ id: cardId, title }: Card, { deliveryId, more: key }: NudgeRef): types.ActionsBlock {
  return actions(
    ...Object.entries(WORDS_RATING).map(([rating, text], index) =>
      button(text, {
        action: ACTIONS.rateWords,
        index,
        value: packNudge({ deliveryId, cardId, more: `${key} ${rating}` }),
        label: `${text}: ${title}`,
      }),
    ),
  );
}
