import type { types } from '@slack/bolt';
import type { AllData } from '../../people/own-data.ts';
import { actions, type Block, button, context, modal, type Reply, reply, section } from '../kit/blocks.ts';
import { escapeText } from '../kit/escape.ts';
import { ACTIONS, VIEWS } from '../kit/ids.ts';
import { LIMITS } from '../kit/limits.ts';
import { noteView } from '../kit/note-view.ts';
import {
  DELETE_CONSEQUENCES,
  DELETE_EVERYTHING,
  DELETE_EVERYTHING_LABEL,
  DELETE_QUESTION,
  DELETE_WORDS,
  DELETE_WORDS_CONSEQUENCES,
  DELETE_WORDS_LABEL,
  DELETE_WORDS_QUESTION,
  exportHeading,
  exportSummary,
  HOW_IT_IS_SENT,
  KEEP_IT,
  PRIVACY_SPOKEN,
  PRIVACY_TITLE,
  SEND_EVERYTHING,
  SEND_EVERYTHING_LABEL,
  WHAT_I_KEEP,
  WHO_SEES_IT,
} from './words.ts';

/** What the bot keeps about a person, in plain words, and what they can do about it. */
export function privacyView(): Reply {
  return reply(PRIVACY_SPOKEN, privacyBlocks);
}

export function privacyModal(): types.ModalView {
  return modal(VIEWS.privacy, PRIVACY_TITLE, privacyBlocks(), JSON.stringify({ channel: '' }));
}

function privacyBlocks(): Block[] {
  return [
    section(WHAT_I_KEEP),
    section(WHO_SEES_IT),
    actions(
      button(SEND_EVERYTHING, {
        action: ACTIONS.privacyExport,
        label: SEND_EVERYTHING_LABEL,
      }),
      {
        ...button(DELETE_EVERYTHING, {
          action: ACTIONS.privacyDelete,
          style: 'danger',
          label: DELETE_EVERYTHING_LABEL,
        }),
        confirm: question(DELETE_QUESTION, DELETE_CONSEQUENCES, DELETE_EVERYTHING),
      },
      {
        ...button(DELETE_WORDS, { action: ACTIONS.deleteAllWords, label: DELETE_WORDS_LABEL }),
        confirm: question(DELETE_WORDS_QUESTION, DELETE_WORDS_CONSEQUENCES, DELETE_WORDS),
      },
    ),
    context(HOW_IT_IS_SENT),
  ];
}

/**
 * Everything as messages: what it is in words, then the data, cut between lines, and within a line that is too long for one
 * message. It is text and not a file: that needs no further permission, and a
 * phone can copy and search it. Put together again, the pieces are JSON.
 */
export function exportMessages({ counts, json }: AllData): Reply[] {
  const summary = noteView(exportSummary(counts));
  if (counts.length === 0) return [summary];
  const filled = inPieces(asTyped(json));
  const data = filled.map((piece, index): Reply => {
    // This is longer than a text beside blocks may be: here, the text is the message.
    return {
      text: `${exportHeading(index + 1, filled.length)}\n\`\`\`\n${piece}\`\`\``,
      blocks: [],
      plain: [],
    };
  });
  return [summary, ...data];
}

/** People’s words come from Slack escaped, and are kept like that. */
function asTyped(json: string): string {
  return json.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function inPieces(json: string): string[] {
  const pieces: string[] = [];
  let piece = '';
  const end = () => {
    if (piece !== '') pieces.push(piece);
    piece = '';
  };
  for (const line of json.split('\n')) {
    const escaped = escapeLine(`${line}\n`);
    if (piece.length + escaped.length > LIMITS.codeText) end();
    if (escaped.length <= LIMITS.codeText) piece += escaped;
    // By characters, so that none of them, and none of the escapes, is cut in half.
    else
      for (const character of line) {
        const next = escapeLine(character);
        if (piece.length + next.length >= LIMITS.codeText) end();
        piece += next;
      }
    if (escaped.length > LIMITS.codeText) piece += '\n';
  }
  end();
  return pieces;
}

/** In JSON, a backtick may be written like this; as it is, three of them would end the code. */
function escapeLine(text: string): string {
  return escapeText(text).replaceAll('`', '\\u0060');
}

/** Asks before something is deleted for good. */
function question(title: string, text: string, confirm: string): types.ConfirmationDialog {
  return {
    title: plain(title),
    text: plain(text),
    confirm: plain(confirm),
    deny: plain(KEEP_IT),
    style: 'danger',
  };
}

function plain(text: string): types.PlainTextElement {
  return { type: 'plain_text', text };
}
