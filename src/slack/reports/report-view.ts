import type { types } from '@slack/bolt';
import type { MistakeReport } from '../../answers/records/report-records.ts';
import type { Card } from '../../cards/card.ts';
import { OPEN_CARD, openCardLabel } from '../cards/words.ts';
import { actions, type Block, button, context, modal, type Reply, reply, section } from '../kit/blocks.ts';
import { escapeWithin } from '../kit/escape.ts';
import { ACTIONS, INPUTS, packRef, VIEWS } from '../kit/ids.ts';
import { LIMITS } from '../kit/limits.ts';
import { dayOf } from '../kit/slack-date.ts';
import { objectIn, textIn } from '../kit/slack-json.ts';
import {
  aboutCard,
  CANCEL,
  CLOSE_LABEL,
  CLOSE_REPORT,
  EXAMPLE_REPORT,
  READ_IT,
  REPORT_TITLE,
  REPORTED_TITLE,
  REPORTS_ON_HOME,
  readLabel,
  reportedOn,
  SEND,
  somebodyReported,
  WHAT_IS_WRONG,
  WHO_READS_IT,
} from './words.ts';

/** Asks what is wrong on a card. */
export function reportForm(card: Card): types.ModalView {
  const blocks: Block[] = [
    section(aboutCard(card.title)),
    {
      type: 'input',
      block_id: INPUTS.mistake,
      label: { type: 'plain_text', text: WHAT_IS_WRONG },
      hint: { type: 'plain_text', text: WHO_READS_IT },
      element: {
        type: 'plain_text_input',
        action_id: INPUTS.mistake,
        multiline: true,
        max_length: LIMITS.mistake,
        focus_on_load: true,
        placeholder: { type: 'plain_text', text: EXAMPLE_REPORT },
      },
    },
  ];
  return {
    ...modal(VIEWS.reportMistake, REPORT_TITLE, blocks, JSON.stringify({ cardId: card.id })),
    submit: { type: 'plain_text', text: SEND },
    close: { type: 'plain_text', text: CANCEL },
  };
}

/** The card that a submitted form is about; undefined if it is not a form of ours. */
export function readReportedCard(metadata: string): string | undefined {
  try {
    return textIn(objectIn(JSON.parse(metadata)).cardId) || undefined;
  } catch {
    return undefined;
  }
}

/** What came of it. @param text mrkdwn */
export function reportOutcome(text: string, title = REPORT_TITLE): types.ModalView {
  return modal(VIEWS.report, title, [section(text)], JSON.stringify({ channel: '' }));
}

/**
 * Tells a curator that there is a report. Its words are not in the message: they would stay in Slack when the person deletes
 * what is stored about them.
 */
export function reportNotice(report: MistakeReport, card: Card): Reply {
  const text = somebodyReported(card.title);
  return reply(text.replaceAll('*', ''), () => [
    section(text),
    actions(readButton(report, card.title)),
    context(REPORTS_ON_HOME),
  ]);
}

/** The button with which a curator reads a report. */
export function readButton(report: MistakeReport, title: string): types.Button {
  return button(READ_IT, { action: ACTIONS.readReport, value: report.id, label: readLabel(title) });
}

/** A whole report, for a curator. @param card undefined if it is gone since */
export function reportModal(report: MistakeReport, card: Card | undefined): types.ModalView {
  // Room for the marks of the quote, even if each line were a letter.
  const words = escapeWithin(report.text, LIMITS.section - LIMITS.mistake).replace(/^/gm, '> ');
  return modal(
    VIEWS.report,
    REPORTED_TITLE,
    [
      section(reportedOn(card?.title ?? report.cardId, dayOf(report.reportedAt))),
      section(words),
      actions(
        button(CLOSE_REPORT, {
          action: ACTIONS.closeReport,
          value: report.id,
          style: 'primary',
          label: CLOSE_LABEL,
        }),
        ...(card
          ? [
              button(OPEN_CARD, {
                action: ACTIONS.openCard,
                value: packRef({ cardId: card.id, answerId: '' }),
                label: openCardLabel(card.title),
              }),
            ]
          : []),
      ),
    ],
    JSON.stringify({ channel: '' }),
  );
}
