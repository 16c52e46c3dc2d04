import type { RecordedAnswer } from '../../answers/follow-up.ts';
import { aboutPage, openPageButton } from '../cards/page-answer-view.ts';
import { pageBlocks } from '../cards/page-modal-view.ts';
import { pageName } from '../cards/page-text.ts';
import { quotedPassage } from '../cards/quoted-passage.ts';
import { NO_PAGE_NOW, whyFound } from '../cards/words.ts';
import { actions, type Reply, reply, section } from '../kit/blocks.ts';
import { escapeText } from '../kit/escape.ts';
import { LIMITS } from '../kit/limits.ts';
import { noteView } from '../kit/note-view.ts';
import type { FollowUp } from './follow-up.ts';
import type { FollowUpDeps, FollowUpReply, FollowUpTextRequest } from './follow-up-request.ts';
import {
  NO_MODEL_CHOSE,
  NO_REASONS,
  PAGES_ARE_NOT_SAVED,
  pageMistake,
  SHARE_PAGE_BY_BUTTON,
  whyTitle,
} from './words.ts';

/** A page is shown in so many blocks of a message at most: it is one click away. */
const MOST_BLOCKS = 12;

/**
 * The reply to a request about an answer that one of the team's own pages gave; undefined where it asks for something else
 * than that page.
 */
export async function replyOnPage(
  { followUp, asker, place, source, workspace, thread }: FollowUpTextRequest,
  pageId: string,
  given: RecordedAnswer | undefined,
  { answers, pageAccess }: FollowUpDeps,
): Promise<FollowUpReply | undefined> {
  if (!isAboutIt(followUp)) return undefined;
  const { search, roots: all } = answers.pages();
  const page = search.page(pageId);
  const alone = source === 'direct';
  const roots = await pageAccess.rootsFor(workspace, { person: asker, channel: place.channel, alone });
  if (!page || !roots.has(page.root)) return { reply: noteView(NO_PAGE_NOW), privately: true };
  const hit = given && (await answers.foundPageAgain(given, pageId, thread, roots));
  const at = hit?.passages[0]?.at ?? 0;
  const quoted = quotedPassage(page, at);
  const answerId = given?.id ?? '';
  const about = { ...(given && { answerId: given.id }) };
  switch (followUp.type) {
    case 'why': {
      const title = whyTitle(pageName(quoted), given?.question ?? '');
      const why = whyFound(hit?.reasons ?? []) || NO_REASONS.none;
      const view = reply([title, why].join('\n').replaceAll('*', ''), () => [
        section(title),
        section(`${why}\n${aboutPage(page, all)}`),
        section(NO_MODEL_CHOSE),
        actions(openPageButton(quoted, answerId)),
      ]);
      return { reply: { ...view, ...about, aside: true } };
    }
    case 'whole':
    case 'closer': {
      const spoken = escapeText(`${page.title}. ${page.passages[at]?.text ?? ''}`);
      const view: Reply = reply(spoken.slice(0, LIMITS.messageText), () => [
        section(`*${escapeText(page.title)}*`),
        ...pageBlocks(page, at, MOST_BLOCKS),
        actions(openPageButton(quoted, answerId)),
      ]);
      return { reply: { ...view, ...about } };
    }
    case 'save':
      return { reply: noteView(PAGES_ARE_NOT_SAVED), privately: true };
    case 'report':
      return { reply: noteView(pageMistake(page.owner ?? undefined)), privately: true };
    case 'share':
      return { reply: noteView(SHARE_PAGE_BY_BUTTON), privately: true };
  }
}

type AboutPage = Extract<FollowUp, { type: 'why' | 'whole' | 'closer' | 'save' | 'report' | 'share' }>;

function isAboutIt(followUp: FollowUp): followUp is AboutPage {
  return ['why', 'whole', 'closer', 'save', 'report', 'share'].includes(followUp.type);
}
