import type { IntentModels } from '../answers/intent/intent-models.ts';
import type { Decision } from '../answers/pipeline/decision.ts';
import { process } from '../answers/pipeline/pipeline.ts';
import { type CurrentPages, NO_CURRENT_PAGES } from '../catalog/current-pages.ts';
import type { Catalog } from '../catalog/read-catalog.ts';
import type { Verdict } from '../search/decision/verdict-weight.ts';
import { addressOf } from '../slack/cards/page-text.ts';
import { incomingText } from '../slack/kit/incoming-text.ts';
import { MOST_READ, textOf } from '../slack/kit/message-content.ts';
import { cardAddress, cardPassage, citeCard, foundCard, wholeCard } from './card-data.ts';
import { NotFoundError } from './not-found-error.ts';
import { citePage, foundPage, headingOf, pagePassage, type Roots, wholePage } from './page-data.ts';
import { passageId, readPassageId } from './passage-ids.ts';
import { nearestTitles, whyInWords } from './reasons.ts';
import type {
  CardOutput,
  PageOutput,
  PassageOutput,
  SearchInput,
  SearchOutput,
  TopicsOutput,
} from './schemas.ts';
import { askedFor, quotedLine, shownQuote, shownText } from './shown-answer.ts';

/** Who asks, by what they may read. */
export interface Reader {
  /** The ids of roots that they may read besides those that everybody may. */
  roots: readonly string[];
}

export interface GuidanceDeps {
  catalog: { current(): Catalog };
  models: IntentModels;
  /** The team's own pages; none unless given. */
  pages?: () => CurrentPages;
  /** What people said about cards as answers to a text, by card id; nothing unless given. */
  verdicts?: (text: string) => ReadonlyMap<string, Verdict> | undefined;
  /** The address of the outline of the guide; undefined for none. */
  guideUrl: string | undefined;
  now: () => Date;
}

/** What programs may ask. It only reads: nothing that is asked is kept. */
export interface Guidance {
  search(input: SearchInput, reader: Reader): Promise<SearchOutput>;
  /** @throws NotFoundError */
  passage(id: string, reader: Reader): PassageOutput;
  /** @throws NotFoundError */
  card(id: string): CardOutput;
  /** @throws NotFoundError */
  page(id: string, reader: Reader): PageOutput;
  /** @param group the id of a kind or topic whose cards to list, too. @throws NotFoundError if there is none */
  topics(group: string | undefined, reader: Reader): TopicsOutput;
}

/** The search and the cards for programs: the same as in Slack. */
export function createGuidance({
  catalog,
  models,
  pages = () => NO_CURRENT_PAGES,
  verdicts,
  guideUrl,
  now,
}: GuidanceDeps): Guidance {
  /** The roots that a reader may read; others must not even be hinted at. */
  const rootsFor = ({ roots }: Reader): ReadonlySet<string> => new Set([...pages().openRoots, ...roots]);

  const cardBy = (id: string) => {
    const card = catalog.current().library.card(id);
    if (card) return card;
    throw new NotFoundError(
      `There is no card with the id ${quoted(id)}. Ids look like practices/version-models-and-data; search_guidance and list_topics (/api/search, /api/topics) give them.`,
    );
  };
  const pageBy = (id: string, reader: Reader) => {
    const page = pages().search.page(id);
    if (page && rootsFor(reader).has(page.root)) return page;
    throw new NotFoundError(
      `There is no page with the id ${quoted(id)} that you may read. Ids look like handbook/oncall/rotation; search_guidance (/api/search) gives them.`,
    );
  };

  return {
    async search({ question, context, limit }, reader) {
      const { search: pageSearch, roots } = pages();
      const current = catalog.current();
      const asked = incomingText(question);
      const thread = context
        .map((text) => textOf({ text }, { most: MOST_READ.inThread }))
        .filter((text) => text !== '');
      const visible = { search: pageSearch, roots: rootsFor(reader) };
      const processed = await process(asked, thread, current, models, verdicts, false, visible);
      const { understanding, retrieved, decision } = processed;
      return {
        question: asked,
        answered: isAnswer(decision),
        decision: decision.type,
        intent: askedFor(decision, understanding.urgent),
        confidence: Number(decision.confidence.toFixed(4)),
        text: shownText(decision, current.library),
        passage: answeringPassage(decision, roots, guideUrl) ?? null,
        why: whyInWords(processed, current.library),
        results: retrieved.read.hits.slice(0, limit).map((hit) => foundCard(hit, guideUrl)),
        pages: (retrieved.pages?.hits ?? []).slice(0, limit).map((hit) => foundPage(hit, roots)),
        nearest: nearestTitles(decision),
      };
    },

    passage(id, reader) {
      const ref = readPassageId(id);
      if (!ref) {
        throw new NotFoundError(
          `${quoted(id)} is not the id of a passage. Ids look like practices/version-models-and-data:3; search_guidance (/api/search) gives them.`,
        );
      }
      const found =
        ref.type === 'card'
          ? cardPassage(cardBy(ref.source), ref.at, guideUrl)
          : pagePassage(pageBy(ref.source, reader), ref.at, pages().roots);
      if (found) return found;
      throw new NotFoundError(
        `There is no passage ${ref.at} in ${ref.source}: it has changed, or the id was made up. Search again, or read the whole ${ref.type}.`,
      );
    },

    card: (id) => wholeCard(cardBy(id), { library: catalog.current().library, guideUrl, now: now() }),

    page: (id, reader) => wholePage(pageBy(id, reader), pages().roots),

    topics(group, reader) {
      const { library } = catalog.current();
      const known = group === undefined || library.kind(group) || library.topic(group);
      if (!known) {
        const ids = [...library.kinds, ...library.topics].map(({ id }) => id);
        throw new NotFoundError(`There is no kind or topic ${quoted(group)}. There are: ${ids.join(', ')}.`);
      }
      const cards = group === undefined ? [] : [...library.ofKind(group), ...library.ofTopic(group)];
      const mayRead = rootsFor(reader);
      return {
        kinds: library.kinds.map(({ id, name, about }) => ({
          id,
          name,
          about,
          cards: library.ofKind(id).length,
        })),
        topics: library.topics.map(({ id, name, about }) => ({
          id,
          name,
          about,
          cards: library.ofTopic(id).length,
        })),
        roots: [...pages().roots.values()]
          .filter(({ id }) => mayRead.has(id))
          .map(({ id, name }) => ({ id, name })),
        cards: [...new Set(cards)].map(({ id, title, summary }) => ({ id, title, summary })),
      };
    },
  };
}

function isAnswer({ type }: Decision): boolean {
  return type === 'answer' || type === 'page' || type === 'definition';
}

/** The passage that answers; undefined where only a summary or a definition does, or nothing. */
function answeringPassage(
  decision: Decision,
  roots: Roots,
  guideUrl: string | undefined,
): SearchOutput['passage'] | undefined {
  if (decision.type === 'page') {
    const { hit, quotes } = decision.best;
    const found = hit.passages.find(({ at }) => quotes.some((quote) => quote.at === at));
    const quote = quotes.find(({ at }) => at === found?.at);
    if (!found || !quote) return undefined;
    const { page } = hit;
    return {
      id: passageId({ type: 'page', source: page.id, at: quote.at }),
      type: 'page',
      source: page.id,
      title: page.title,
      heading: headingOf(found.passage),
      text: quotedLine(quote),
      address: addressOf(page, quote.anchor) || null,
      cite: citePage(page, roots, found.passage),
    };
  }
  const shown = shownQuote(decision);
  if (!shown) return undefined;
  const { card, quote, text } = shown;
  return {
    id: passageId({ type: 'card', source: card.id, at: quote.at }),
    type: 'card',
    source: card.id,
    title: card.title,
    heading: quote.heading,
    text,
    address: cardAddress(card, guideUrl),
    cite: citeCard(card, quote.heading),
  };
}

/** What a reader sent, short enough to be repeated. */
function quoted(id: string): string {
  return `“${id.length > 80 ? `${id.slice(0, 80)}…` : id}”`;
}
