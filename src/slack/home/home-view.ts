import type { types } from '@slack/bolt';
import type { HomeContents, NewCard } from '../../answers/home-contents.ts';
import type { SavedList } from '../../answers/saved-cards.ts';
import type { Card } from '../../cards/card.ts';
import type { Library } from '../../cards/library.ts';
import type { Stopped } from '../../nudges/subscriptions/stop-all.ts';
import { kindButtons } from '../cards/card-buttons.ts';
import { cardLine } from '../cards/card-rows.ts';
import { exampleButtons } from '../cards/example-buttons.ts';
import { kindLabel } from '../cards/kind-label.ts';
import { topicMenu } from '../cards/list-view.ts';
import { saveButton } from '../cards/save-button.ts';
import { aboutCards, NO_CARDS, OPEN, openCardLabel } from '../cards/words.ts';
import { actions, type Block, button, context, divider, header, section } from '../kit/blocks.ts';
import { escapeText } from '../kit/escape.ts';
import { ACTIONS, packRef } from '../kit/ids.ts';
import { LIMITS } from '../kit/limits.ts';
import { searchInput } from '../kit/search-input.ts';
import { dayOf } from '../kit/slack-date.ts';
import { curationSection } from './home-curation.ts';
import { progressSection } from './home-progress.ts';
import {
  allSavedCards,
  DATABASE_AWAY,
  GIVE_ME_A_TIP,
  HEADINGS,
  HOW_TO_ASK,
  NOTHING_SAVED,
  newSince,
  reviewedOn,
  SEARCH,
  SEARCH_LABEL,
  whatIKnow,
} from './words.ts';

/** What belongs to the person on their Home tab. */
export type Personal =
  | {
      type: 'known';
      contents: HomeContents;
      nudges: Block[];
      firstDays: Block[];
      path: Block[];
      /** For curators: that all nudges are stopped. */
      stopped?: Stopped | undefined;
    }
  /** The database has not answered yet. */
  | { type: 'coming' }
  /** The database is unavailable. */
  | { type: 'away' };

export interface HomeParts {
  library: Library;
  /** Undefined where there are no cards. */
  today: Card | undefined;
  personal: Personal;
}

/** How many saved cards the tab shows itself. The others are one click away. */
const SAVED_SHOWN = 3;

/** The Home tab: first the search, then what belongs to the person, then what is there for everyone. */
export function homeView({ library, today, personal }: HomeParts): types.HomeView {
  const known = personal.type === 'known' ? personal : undefined;
  const contents = known?.contents;
  const returning = contents && !contents.firstVisit ? contents : undefined;
  const isSaved = contents?.saved.cards.some((card) => card.id === today?.id) ?? false;
  const parts: [name: string, blocks: Block[]][] = [
    ['search', [...(contents?.firstVisit ? welcome(library) : []), ...searchSection(today)]],
    ['today', today ? todaySection(today, library, isSaved) : []],
    ['first_days', known?.firstDays ?? []],
    ['nudges', today ? (known?.nudges ?? []) : []],
    ['path', known?.path ?? []],
    ['saved', returning ? savedSection(returning.saved, library) : []],
    ['progress', returning && today ? progressSection(returning.progress, library) : []],
    ['away', personal.type === 'away' ? [context(DATABASE_AWAY)] : []],
    ['news', contents && contents.news.length > 0 ? newsSection(contents.news, library) : []],
    ['browse', today ? [header(HEADINGS.browse), ...kindButtons(library)] : []],
    ['topics', topics(library)],
    ['curation', contents?.curation ? curationSection(contents.curation, library, known?.stopped) : []],
    ['about', today ? [context(aboutCards(library.cards.length))] : []],
  ];
  const blocks = parts
    .filter(([, part]) => part.length > 0)
    .flatMap(([name, part], index) => [
      ...(index > 0 && name !== 'topics' ? [{ ...divider, block_id: `${name}_line` }] : []),
      ...(name === 'topics' ? part : named(name, part)),
    ]);
  return { type: 'home', blocks: blocks.slice(0, LIMITS.viewBlocks) };
}

/**
 * Gives blocks ids that stay the same when the tab is updated, so that a button doesn't move away from under somebody's cursor.
 * Only the menu of topics has none, so that it shows no topic again after one was chosen.
 */
function named(part: string, blocks: Block[]): Block[] {
  return blocks.map((block, index) => ({ ...block, block_id: block.block_id ?? `${part}_${index}` }));
}

function searchSection(today: Card | undefined): Block[] {
  return [
    searchInput('', 'on-enter'),
    actions(
      button(SEARCH, { action: ACTIONS.openSearch, style: 'primary', label: SEARCH_LABEL }),
      ...(today ? [button(GIVE_ME_A_TIP, { action: ACTIONS.anotherTip, value: today.id })] : []),
      button(HOW_TO_ASK, { action: ACTIONS.askExample, value: 'help', index: 0 }),
    ),
  ];
}

function topics(library: Library): Block[] {
  const menu = topicMenu(library);
  return menu ? [{ type: 'actions', elements: [menu] }] : [];
}

/** For the first visit: disappears with the first question, or the first card that the person opens. */
function welcome(library: Library): Block[] {
  if (library.cards.length === 0) return [header(HEADINGS.welcome), section(NO_CARDS)];
  return [header(HEADINGS.welcome), section(whatIKnow(library.cards.length)), ...exampleButtons(library)];
}

function todaySection(card: Card, library: Library, saved: boolean): Block[] {
  return [
    header(HEADINGS.today),
    section(
      `*${escapeText(card.title)}*\n${kindLabel(card, library.kind(card.kind))}\n${escapeText(card.summary)}`,
    ),
    actions(
      button(OPEN, {
        action: ACTIONS.openCard,
        value: packRef({ cardId: card.id, answerId: '' }),
        label: openCardLabel(card.title),
      }),
      saveButton(card, '', saved),
    ),
  ];
}

function savedSection({ cards, gone }: SavedList, library: Library): Block[] {
  const all = cards.length + gone.length;
  return [
    header(HEADINGS.saved),
    ...(all === 0 ? [context(NOTHING_SAVED)] : []),
    ...cards.slice(0, SAVED_SHOWN).map((card) => cardLine(card, library)),
    ...(all > SAVED_SHOWN || gone.length > 0
      ? [actions(button(allSavedCards(all), { action: ACTIONS.savedPage, value: '0', index: 0 }))]
      : []),
  ];
}

function newsSection(news: readonly NewCard[], library: Library): Block[] {
  return [
    header(HEADINGS.news),
    ...news.map(({ card, what, at }) =>
      cardLine(card, library, what === 'added' ? newSince(dayOf(at)) : reviewedOn(dayOf(at))),
    ),
  ];
}
