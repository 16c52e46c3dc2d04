import type { Element, ElementContent, Nodes as HtmlNodes, Root as HtmlRoot, Properties } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { raw } from 'hast-util-raw';
import { type State, toMdast } from 'hast-util-to-mdast';
import type { Heading, Nodes, PhrasingContent, Root, RootContent } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import { isElementName } from './html-names.ts';
import { readableHtml, textIn } from './readable-html.ts';

/** An HTML file as Markdown, with what its head says. */
export interface HtmlPage {
  tree: Root;
  title?: string;
  language?: string;
  /** The names in its breadcrumbs, outermost first; empty if it has none. */
  trail: readonly string[];
}

/** Reads a whole HTML file: its main part, without what surrounds it on each page of its site. */
export function htmlPage(html: string): HtmlPage {
  const document = fromHtml(html);
  const find = (matches: (element: Element) => boolean) => firstElement(document, matches);
  const named = (name: string) => find(({ tagName }) => tagName === name);
  const byId = (id: string) => find(({ properties }) => properties.id === id);
  const title = textIn(named('title') ?? document.children)
    .replaceAll(/\s+/g, ' ')
    .trim();
  const language = named('html')?.properties.lang;
  const main =
    byId('main-content') ??
    named('main') ??
    find(({ properties }) => properties.role === 'main') ??
    named('article') ??
    byId('content') ??
    named('body');
  const isWhole = main === undefined || main.tagName === 'body';
  const content: HtmlRoot = { type: 'root', children: main?.children ?? [] };
  return {
    tree: markdownFrom(readableHtml(content, { withoutSurroundings: isWhole })),
    trail: textsOfLinks(byId('breadcrumbs')),
    ...(named('title') && title !== '' && { title }),
    ...(typeof language === 'string' && language !== '' && { language }),
  };
}

/** Markdown without HTML in it: tables, lists and the like as Markdown has them, the text of everything else. The same nodes if they have none. */
export function withoutHtml(nodes: RootContent[]): RootContent[] {
  const tree: Root = { type: 'root', children: nodes };
  const tags = tagsIn(tree);
  if (tags.length === 0) return nodes;
  const closed = new Set(tags.flatMap((tag) => /^<\/([\w.-]+)/.exec(tag)?.[1] ?? []));
  const html = toHast(keepPlaceholders(tree, closed), { allowDangerousHtml: true });
  const parsed = raw(html as HtmlRoot);
  return markdownFrom(
    readableHtml({ type: 'root', children: 'children' in parsed ? [...parsed.children] : [] }, {}),
  ).children;
}

function tagsIn(node: Nodes): string[] {
  if (node.type === 'html') return node.value.match(/<\/?[a-z][^>]*>/gi) ?? [node.value];
  return 'children' in node ? (node.children as Nodes[]).flatMap(tagsIn) : [];
}

/** `<ENVIRONMENT>` in a sentence is something to fill in. */
function keepPlaceholders<T extends Nodes>(node: T, closed: ReadonlySet<string>): T {
  if (!('children' in node)) return node;
  const children = (node.children as Nodes[]).map((child): Nodes => {
    const [, name] = (child.type === 'html' && /^<([a-z][\w.-]*)>$/i.exec(child.value.trim())) || [];
    if (child.type !== 'html' || !name) return keepPlaceholders(child, closed);
    return isElementName(name) || closed.has(name) ? child : { type: 'text', value: child.value };
  });
  return { ...node, children } as T;
}

function markdownFrom(html: HtmlRoot): Root {
  const heading = (state: State, element: Element): Heading => {
    const anchor = anchorOf(element.properties);
    return {
      type: 'heading',
      depth: Number(element.tagName.slice(1)) as Heading['depth'],
      children: state.all(element) as PhrasingContent[],
      ...(anchor && { data: { anchor } }),
    };
  };
  const headings = Object.fromEntries(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name) => [name, heading]));
  const tree = toMdast(html, { handlers: headings });
  return tree.type === 'root' ? (tree as Root) : { type: 'root', children: [tree as RootContent] };
}

function anchorOf({ id }: Properties): string | undefined {
  // What comes from Markdown must not be mistaken for a part of the page around it.
  return typeof id === 'string' && id !== '' ? id.replace(/^user-content-/, '') : undefined;
}

function textsOfLinks(node: HtmlNodes | undefined): string[] {
  if (!node || !('children' in node)) return [];
  if (node.type === 'element' && node.tagName === 'a') {
    const text = textIn(node).replaceAll(/\s+/g, ' ').trim();
    return text === '' ? [] : [text];
  }
  return (node.children as ElementContent[]).flatMap(textsOfLinks);
}

function firstElement(node: HtmlNodes, matches: (element: Element) => boolean): Element | undefined {
  if (node.type === 'element' && matches(node)) return node;
  if (!('children' in node)) return undefined;
  for (const child of node.children as ElementContent[]) {
    const found = firstElement(child, matches);
    if (found) return found;
  }
  return undefined;
}
