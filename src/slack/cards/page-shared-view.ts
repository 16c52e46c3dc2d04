import { recordedPage } from '../../answers/answer.ts';
import type { Page } from '../../pages/page.ts';
import type { ShownRoot } from '../../pages/shown-root.ts';
import { actions, context, overflowMenu, type Reply, reply, section } from '../kit/blocks.ts';
import { removePostButton } from '../kit/undo-view.ts';
import { aboutPage, openPageButton, quotedPage, spokenPage } from './page-answer-view.ts';
import { quotedPassage } from './quoted-passage.ts';
import { sharedPageBy } from './words.ts';

/** A passage of a page that a person shares with a channel, in their name. */
export function sharedPageView(
  page: Page,
  at: number,
  userId: string,
  roots: ReadonlyMap<string, ShownRoot>,
): Reply & { cardId: string } {
  const quoted = quotedPassage(page, at);
  const shared = reply(`${sharedPageBy(userId)}: ${spokenPage(quoted)}`, () => [
    context(sharedPageBy(userId)),
    section(quotedPage(quoted)),
    actions(openPageButton(quoted, ''), ...overflowMenu(removePostButton(userId))),
    context(aboutPage(page, roots)),
  ]);
  return { ...shared, cardId: recordedPage(page.id), postedFor: userId };
}
