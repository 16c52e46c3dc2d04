import { stringify } from 'yaml';
import type { Kind } from '../cards/card.ts';
import { CARD_LENGTHS } from '../cards/card-schema.ts';
import type { Page, PagePassage } from '../pages/page.ts';

/** The text of a card, and a sentence for each thing that was left out, changed, or that a person has to write. */
interface CardDraft {
  text: string;
  remarks: string[];
}

const OPENING = 'Overview';

/**
 * A card from what a page says. What does not fit is left out at a heading, never cut within a section.
 * @param today ISO date, for a page without a day of its last change
 */
export function cardFromPage(page: Page, kind: Kind, today: string): CardDraft {
  const remarks: string[] = [];
  const title = cut(page.title.replace(/\.$/, ''), CARD_LENGTHS.title);
  if (title.length < page.title.length - 1) remarks.push(`The title was cut: “${page.title}”.`);
  const summary = summaryOf(page);
  remarks.push('Check the summary: it is the first sentence of the page.');
  if (!page.updated) remarks.push(`The day of the page’s last change is not known: reviewed is ${today}.`);
  const tags = page.tags.map(slugOf).filter((tag, index, all) => tag !== '' && all.indexOf(tag) === index);
  const short = (list: readonly string[], most: number) =>
    list.filter(
      (one, at) =>
        one.length <= most && list.findIndex((other) => other.toLowerCase() === one.toLowerCase()) === at,
    );
  const front = {
    title,
    summary,
    tags: tags.slice(0, 8),
    aliases: short(page.aliases, CARD_LENGTHS.alias).slice(0, 40),
    questions: short(page.questions, CARD_LENGTHS.question).slice(0, 60),
    ...(page.owner && { owner: cut(page.owner, 60) }),
    reviewed: page.updated ?? today,
    ...(page.url?.startsWith('https://') && { references: [{ title, url: page.url }] }),
  };
  for (const key of ['tags', 'aliases', 'questions'] as const) {
    const lost = page[key].length - front[key].length;
    if (lost > 0)
      remarks.push(`Left out: ${lost} of the ${key}, which are too long, too many or there twice.`);
  }
  remarks.push('Write the ways in which people ask for it (questions), and check its first step.');
  const body = bodyOf(page, kind, remarks);
  const comments = remarks.map((remark) => `# ${remark.replaceAll(/\s+/g, ' ')}\n`).join('');
  return { text: `---\n${comments}${stringify(front, { lineWidth: 0 })}---\n\n${body}`, remarks };
}

function bodyOf({ passages }: Page, kind: Kind, remarks: string[]): string {
  const written = new Map<string, PagePassage[]>();
  for (const passage of passages) {
    const heading = passage.headings[0] ?? OPENING;
    written.set(heading, [...(written.get(heading) ?? []), passage]);
  }
  const free = kind.sections.length === 0;
  const texts = new Map<string, string>();
  let total = 0;
  for (const [heading, its] of written) {
    const wanted = free
      ? heading
      : kind.sections.find((one) => one.heading.toLowerCase() === heading.toLowerCase())?.heading;
    const text = withoutRelativeLinks(sectionText(its), heading, remarks);
    const size = text.length + heading.length + 6;
    if (wanted === undefined) remarks.push(`Left out: “${heading}” is no section of this kind.`);
    else if (text.length > CARD_LENGTHS.section) {
      remarks.push(`Left out: “${heading}” has ${text.length} characters; ${CARD_LENGTHS.section} fit.`);
    } else if (total + size > CARD_LENGTHS.body) {
      remarks.push(`Left out: “${heading}” does not fit; a card has ${CARD_LENGTHS.body} characters.`);
    } else {
      total += size;
      texts.set(wanted, text);
    }
  }
  if (free) return [...texts].map(([heading, text]) => `## ${heading}\n\n${text}\n`).join('\n');
  return kind.sections
    .map(({ heading, hint }) => {
      const text = texts.get(heading);
      if (text === undefined) remarks.push(`To write: the section “${heading}”.`);
      return `## ${heading}\n\n${text ?? (hint ? `<!-- ${hint} -->` : '')}\n`;
    })
    .join('\n');
}

/** Lists stay lists, and a table row becomes an item with the names of its columns. */
function sectionText(passages: readonly PagePassage[]): string {
  let text = '';
  let before: PagePassage | undefined;
  for (const passage of passages) {
    const below = passage.headings.slice(1).join(' › ');
    if (below !== '' && below !== before?.headings.slice(1).join(' › ')) {
      text += `${text && '\n\n'}**${below}**`;
      before = undefined;
    }
    const { type, number, markdown } = passage;
    const mark = type === 'step' ? `${number ?? 1}. ` : type === 'item' ? '- ' : type === 'row' ? '- ' : '';
    // The text of a row has the names of its columns.
    const own = type === 'row' ? passage.text : markdown;
    const lines = own.trim().replaceAll('\n', `\n${' '.repeat(mark.length)}`);
    const joins = mark !== '' && before?.type === type;
    text += `${text && (joins ? '\n' : '\n\n')}${mark}${lines}`;
    before = passage;
  }
  return text;
}

/** A card links to other cards and to addresses only. */
function withoutRelativeLinks(text: string, heading: string, remarks: string[]): string {
  return text.replaceAll(/(?<!!)\[([^\]]+)\]\((?!https?:|mailto:)([^)\s]*)[^)]*\)/g, (_, label, target) => {
    remarks.push(`Left out: in “${heading}”, the link to ${target}, which has no address.`);
    return label;
  });
}

function summaryOf({ passages, title }: Page): string {
  const says = passages.find(({ type, text }) => type === 'paragraph' && text.trim().length >= 20);
  const text = (says ?? passages[0])?.text.replaceAll(/\s+/g, ' ').trim() || title;
  return cut(/^.+?[.!?](?=\s|$)/.exec(text)?.[0] ?? text, CARD_LENGTHS.summary);
}

/** At a word, with an ellipsis. */
function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).replace(/\s+\S*$/, '')}…`;
}

/** Lowercase words joined by hyphens. */
export function slugOf(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
}
