import type { App } from '@slack/bolt';
import { pageIdIn } from '../../answers/answer.ts';
import type { AnswerService } from '../../answers/answer-service.ts';
import type { Page } from '../../pages/page.ts';
import type { Turns } from '../../people/turns.ts';
import { ACTIONS, type PageRef, unpackPage } from '../kit/ids.ts';
import { whyNotPostIn } from '../kit/may-post-in.ts';
import { type ActionContext, onAction, targetIn } from '../kit/on-action.ts';
import type { PageAccess } from '../kit/page-access.ts';
import { sayBriefly, showModal, showNote } from '../kit/show.ts';
import { postedNote } from '../kit/undo-view.ts';
import { whyNotPosted } from '../kit/why-not-posted.ts';
import { BEING_DONE } from '../kit/words.ts';
import { pageModal } from './page-modal-view.ts';
import { sharedPageView } from './page-shared-view.ts';
import { postOnce } from './post-once.ts';
import { alreadyHereNote } from './share-card.ts';
import {
  NO_PAGE_NOW,
  NOT_FOR_THIS_CHANNEL,
  NOWHERE_TO_SHARE,
  pageDidNotHelp,
  pageHelpedThanks,
  sharedIn,
} from './words.ts';

export interface PageActionsDeps {
  answers: AnswerService;
  pageAccess: PageAccess;
  turns: Turns;
}

/** The buttons below what one of the team's own pages says. */
export function registerPageActions(app: App, deps: PageActionsDeps): void {
  onAction(app, ACTIONS.openPage, deps, openPage);
  onAction(app, ACTIONS.sharePage, deps, sharePage);
  onAction(app, ACTIONS.pageHelpful, deps, (action) => giveFeedback(action, deps, true));
  onAction(app, ACTIONS.pageNotHelpful, deps, (action) => giveFeedback(action, deps, false));
}

async function openPage(action: ActionContext, deps: PageActionsDeps): Promise<void> {
  const found = await pageIn(action, deps, true);
  if (!found) return sayBriefly(action, NO_PAGE_NOW);
  await showModal(action, pageModal(found.page, found.at, deps.answers.pages().roots));
}

async function sharePage(action: ActionContext, deps: PageActionsDeps): Promise<void> {
  const { place, workspace, person } = action;
  const found = await pageIn(action, deps, true);
  if (!found) return sayBriefly(action, NO_PAGE_NOW);
  if (place.type !== 'message' || place.direct) return sayBriefly(action, NOWHERE_TO_SHARE);
  const no = await whyNotPostIn(workspace, person, targetIn(place));
  if (no) return sayBriefly(action, no);
  if (!(await pageIn(action, deps, false))) return sayBriefly(action, NOT_FOR_THIS_CHANNEL);
  const { channel, threadTs } = place;
  const where = { channel, threadTs };
  const shared = sharedPageView(found.page, found.at, person.userId, deps.answers.pages().roots);
  try {
    const { turns } = deps;
    const outcome = await postOnce({ where, id: shared.cardId, view: () => shared, workspace, turns });
    if (outcome.type === 'busy') return sayBriefly(action, BEING_DONE);
    await showNote(
      action,
      outcome.type === 'there'
        ? await alreadyHereNote(outcome.standing, person.userId, workspace)
        : postedNote(sharedIn(channel, Boolean(threadTs)), outcome.post),
    );
  } catch (error) {
    const refused = whyNotPosted(error, channel, workspace.botName);
    if (!refused) throw error;
    await sayBriefly(action, refused);
  }
}

/** The page that a button is about, if it is there and those who would see it may. @param alone only the person would */
async function pageIn(
  action: ActionContext,
  deps: PageActionsDeps,
  alone: boolean,
): Promise<(PageRef & { page: Page }) | undefined> {
  const ref = unpackPage(action.value);
  const page = ref && (await visiblePage(ref.pageId, action, deps, alone));
  return page && { ...ref, page };
}

/** A page, if it is there and those who would see it may. */
async function visiblePage(
  pageId: string,
  { workspace, person, place }: ActionContext,
  { answers, pageAccess }: PageActionsDeps,
  alone: boolean,
): Promise<Page | undefined> {
  const page = answers.pages().search.page(pageId);
  if (!page) return undefined;
  const channel = place.type === 'home' ? '' : place.channel;
  const roots = await pageAccess.rootsFor(workspace, { person, channel, alone });
  return roots.has(page.root) ? page : undefined;
}

async function giveFeedback(action: ActionContext, deps: PageActionsDeps, helpful: boolean): Promise<void> {
  const { answers } = deps;
  const given = await answers.givenAnswer(action.value);
  const [recorded] = given?.cardIds ?? [];
  const page = await visiblePage(pageIdIn(recorded) ?? '', action, deps, true);
  if (!given || !recorded || !page) return sayBriefly(action, NO_PAGE_NOW);
  await answers.giveFeedback(action.person, given.id, recorded, helpful);
  await sayBriefly(action, helpful ? pageHelpedThanks(page.title) : pageDidNotHelp(page.title));
}
