import type { types } from '@slack/bolt';
import type { Library } from '../../cards/library.ts';
import type { Assessment } from '../../path/assessment.ts';
import { standingOf } from '../../path/rules/standing.ts';
import { type Block, context, modal, type Reply, reply, section } from '../kit/blocks.ts';
import { INPUTS, type PostRef, VIEWS } from '../kit/ids.ts';
import { inputBlock, plainText } from '../kit/input-block.ts';
import { asNote } from '../kit/show.ts';
import { dayOf } from '../kit/slack-date.ts';
import { postedBlock } from '../kit/undo-view.ts';
import { gapTexts } from './gaps-view.ts';
import { ladderLine, levelFields } from './standing-view.ts';
import {
  ADD_WORDS,
  ADD_WORDS_OPTION,
  asOf,
  CANCEL,
  CHOOSE_PERSON,
  nextForThem,
  READER,
  SHARE,
  SHARE_TITLE,
  sharesPath,
  theirStanding,
  theirWords,
  theirWordsHeading,
  WHAT_THEY_GET,
} from './words.ts';

/** Asks with whom to share a summary, and whether with what was written. */
export function shareForm({ evidence }: Pick<Assessment, 'evidence'>): types.ModalView {
  const words = { text: plainText(ADD_WORDS_OPTION), value: 'words' };
  const blocks: Block[] = [
    inputBlock(INPUTS.pathReader, READER, {
      type: 'users_select',
      action_id: INPUTS.pathReader,
      placeholder: plainText(CHOOSE_PERSON),
    }),
    ...(Object.keys(evidence).length > 0
      ? [
          inputBlock(
            INPUTS.pathWords,
            ADD_WORDS,
            { type: 'checkboxes', action_id: INPUTS.pathWords, options: [words] },
            { optional: true },
          ),
        ]
      : []),
    context(WHAT_THEY_GET),
  ];
  return {
    ...modal(VIEWS.pathShare, SHARE_TITLE, blocks, JSON.stringify({ channel: '' })),
    submit: plainText(SHARE),
    close: plainText(CANCEL),
  };
}

/** What came of it. @param text mrkdwn */
export function shareOutcome(text: string): types.ModalView {
  return modal(VIEWS.answer, SHARE_TITLE, [section(text)]);
}

/** That it is shared, with a way to take it back. @param text mrkdwn */
export function sharedOutcome(text: string, post: PostRef): types.ModalView {
  return modal(VIEWS.answer, SHARE_TITLE, asNote([postedBlock(text, post)]), JSON.stringify({ channel: '' }));
}

/**
 * The summary, for the person whom it is shared with.
 * @param withWords whether what was written goes along @param shares with whom, and on which day
 */
export function summaryView(
  assessment: Assessment,
  library: Library,
  withWords: boolean,
  shares: NonNullable<Reply['shares']>,
): Reply {
  const { userId, levels, evidence, finishedAt, updatedAt } = assessment;
  const standing = standingOf(levels, library.ladder);
  const next = standing?.next;
  const gaps = next ? gapTexts(next, levels, library) : [];
  const words = library.ladder.flatMap(({ card, short }) => {
    const said = withWords && evidence[card];
    return said ? [section(theirWords(short, said))] : [];
  });
  const summary = reply(sharesPath(userId), () => [
    section(sharesPath(userId)),
    ...(standing ? [section(`${theirStanding(standing.rung)}\n${ladderLine(standing.rung, 'other')}`)] : []),
    ...levelFields(levels, library.ladder),
    ...(next && gaps.length > 0 ? [section([nextForThem(next), ...gaps].join('\n'))] : []),
    ...(words.length > 0 ? [section(theirWordsHeading(userId)), ...words] : []),
    context(asOf(dayOf(finishedAt ?? updatedAt))),
  ]);
  // Its author does not see this conversation, so it has no menu that takes it back: their own note does.
  return { ...summary, postedFor: userId, shares };
}
