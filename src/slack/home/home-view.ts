import type { types } from '@slack/bolt';
import type { HomeContents, NewCard } from '../../answers/home-contents.ts';
import type { SavedList } from '../../answers/saved-cards.ts';
import type { Card } from '../../cards/card.ts';
import type { Library } from '../../cards/library.ts';
import { kindButtons } from '../cards/answer-view.ts';
import { cardLine } from '../cards/card-line.ts';
import { exampleButtons } from '../cards/example-buttons.ts';
import { kindLabel } from '../cards/kind-label.ts';
import { topicMenu } from '../cards/list-view.ts';
import { saveButton } from '../cards/save-button.ts';
import { actions, type Block, button, context, divider, header, section } from '../kit/blocks.ts';
import { escapeText } from '../kit/escape.ts';
import { ACTIONS, packRef } from '../kit/ids.ts';
import { LIMITS } from '../kit/limits.ts';
import { searchInput } from '../kit/search-input.ts';
import { curationSection } from './home-curation.ts';
import { progressSection } from './home-progress.ts';

/** What is a person's own on their Home tab. */
export type Personal =
  | { type: 'known'; contents: HomeContents; nudges: Block[] }
  /** Not looked up yet. */
  | { type: 'coming' }
  /** The database does not answer. */
  | { type: 'away' };

export interface HomeParts {
  library: Library;
  today: Card;
  personal: Personal;
}

/** Saved cards that stand on the tab itself; the rest is a press away. */
const SAVED_SHOWN = 3;

/** The app's Home tab: the search first, then what is the person's own, then what there is for everybody. */
export function homeView({ library, today, personal }: HomeParts): types.HomeView {
  const known = personal.type === 'known' ? personal : undefined;
  const contents = known?.contents;
  const returning = contents && !contents.firstVisit ? contents : undefined;
  const isSaved = contents?.saved.cards.some((card) => card.id === today.id) ?? false;
  const parts: [name: string, blocks: Block[]][] = [
    ['search', [...(contents?.firstVisit ? welcome(library) : []), ...searchSection(today)]],
    ['today', todaySection(today, library, isSaved)],
    ['nudges', known?.nudges ?? []],
    ['saved', returning ? savedSection(returning.saved, library) : []],
    ['progress', returning ? progressSection(returning.progress, library) : []],
    ['away', personal.type === 'away' ? [context(AWAY)] : []],
    ['news', contents && contents.news.length > 0 ? newsSection(contents.news, library) : []],
    ['browse', [header('Browse'), kindButtons(library)]],
    ['topics', topics(library)],
    ['curation', contents?.curation ? curationSection(contents.curation, library) : []],
    [
      'about',
      [context(`${library.cards.length} cards, written and reviewed by people. No language model is asked.`)],
    ],
  ];
  const blocks = parts
    .filter(([, part]) => part.length > 0)
    .flatMap(([name, part], index) => [
      ...(index > 0 && name !== 'topics' ? [{ ...divider, block_id: `${name}_line` }] : []),
      ...(name === 'topics' ? part : named(name, part)),
    ]);
  return { type: 'home', blocks: blocks.slice(0, LIMITS.viewBlocks) };
}

const AWAY = 'Your saved cards and your progress can’t be looked up right now; the guidance is all here.';

/**
 * Blocks that keep their ids when the tab is shown anew, so that what somebody is about to press stays where it is. Only
 * the menu of topics goes without, and so shows none again once one has been chosen.
 */
function named(part: string, blocks: Block[]): Block[] {
  return blocks.map((block, index) => ({ ...block, block_id: block.block_id ?? `${part}_${index}` }));
}

function searchSection(today: Card): Block[] {
  return [
    searchInput('', 'on-enter'),
    actions(
      button('Search', { action: ACTIONS.openSearch, style: 'primary', label: 'Search the guidance' }),
      button('Give me a tip', { action: ACTIONS.anotherTip, value: today.id }),
      button('How to ask', { action: ACTIONS.askExample, value: 'help', index: 0 }),
    ),
  ];
}

function topics(library: Library): Block[] {
  const menu = topicMenu(library);
  return menu ? [{ type: 'actions', elements: [menu] }] : [];
}

/** Said once: it is gone with the first question or the first card that is opened. */
function welcome(library: Library): Block[] {
  return [
    header('Welcome! What is on your mind?'),
    section(
      `I know ${library.cards.length} guidance cards for teams who bring AI into DevOps: what works, what goes wrong and the way out, people, career and pay. Ask as you would ask a colleague. Try one:`,
    ),
    exampleButtons(),
  ];
}

function todaySection(card: Card, library: Library, saved: boolean): Block[] {
  return [
    header('Today’s card'),
    section(
      `*${escapeText(card.title)}*\n${kindLabel(card, library.kind(card.kind))}\n${escapeText(card.summary)}`,
    ),
    actions(
      button('Open', {
        action: ACTIONS.openCard,
        value: packRef({ cardId: card.id, answerId: '' }),
        label: `Open the card ${card.title}`,
      }),
      saveButton(card, '', saved),
    ),
  ];
}

function savedSection({ cards, gone }: SavedList, library: Library): Block[] {
  const all = cards.length + gone.length;
  return [
    header('Your saved cards'),
    ...(all === 0 ? [context('Press “Save” under any card, and it waits for you here.')] : []),
    ...cards.slice(0, SAVED_SHOWN).map((card) => cardLine(card, library)),
    ...(all > SAVED_SHOWN || gone.length > 0
      ? [actions(button(`All ${all} saved cards`, { action: ACTIONS.savedPage, value: '0', index: 0 }))]
      : []),
  ];
}

function newsSection(news: readonly NewCard[], library: Library): Block[] {
  return [
    header('New in the guidance'),
    ...news.map(({ card, what, at }) =>
      cardLine(card, library, `${what === 'added' ? 'new since' : 'reviewed'} ${dayOf(at)}`),
    ),
  ];
}

/** A day as Slack writes it for the reader, in their zone. */
function dayOf(at: Date): string {
  return `<!date^${Math.floor(at.getTime() / 1000)}^{date_short}|${at.toISOString().slice(0, 10)}>`;
}
