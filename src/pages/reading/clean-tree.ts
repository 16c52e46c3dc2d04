import type { Definition, FootnoteDefinition, Nodes, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { plainTextOf } from '../../cards/plain-text.ts';
import { trimmedInline } from './markdown-tree.ts';

/** Makes an address absolute; undefined if it leads nowhere outside of its site. */
export type LinkTo = (url: string) => string | undefined;

declare module 'mdast' {
  interface HeadingData {
    /** The anchor that the page itself gives to it. */
    anchor?: string;
  }
}

/**
 * What the bot can show of a page: headings, paragraphs, lists, tables, code, emphasis and links that lead somewhere.
 * Quotes are opened, footnotes stand where they are referred to, pictures are what is written about them. HTML and the
 * lines between parts are left.
 */
export function cleanTree(nodes: readonly RootContent[], linkTo: LinkTo): RootContent[] {
  const definitions = new Map<string, Definition>();
  const footnotes = new Map<string, FootnoteDefinition>();
  const collect = (node: Nodes) => {
    if (node.type === 'definition' && !definitions.has(node.identifier))
      definitions.set(node.identifier, node);
    if (node.type === 'footnoteDefinition') footnotes.set(node.identifier, node);
    if ('children' in node) node.children.forEach(collect);
  };
  nodes.forEach(collect);

  const linked = (url: string, children: PhrasingContent[]): Nodes[] => {
    const text = cleanAll(children) as PhrasingContent[];
    if (isBlank(text)) return [];
    const to = linkTo(url);
    return to === undefined ? text : [{ type: 'link', url: to, children: text }];
  };
  const cleanAll = (nodes: readonly Nodes[]): Nodes[] => joined(nodes.flatMap(clean));
  const clean = (node: Nodes): Nodes[] => {
    switch (node.type) {
      case 'definition':
      case 'footnoteDefinition':
      case 'yaml':
        return [];
      case 'html':
        return htmlOf(node.value);
      case 'text':
        return [{ type: 'text', value: withoutIcons(node.value) }];
      case 'link':
        return linked(node.url, node.children);
      case 'linkReference':
        return linked(definitions.get(node.identifier)?.url ?? '', node.children);
      case 'image':
      case 'imageReference':
        return pictureText(node.alt);
      case 'footnoteReference': {
        const note = footnotes.get(node.identifier);
        // A footnote that refers to itself would never end.
        footnotes.delete(node.identifier);
        const text = note
          ? plainTextOf({ type: 'root', children: cleanAll(note.children) as RootContent[] })
          : '';
        return text === ''
          ? []
          : [{ type: 'text', value: ` (${text.replaceAll(/\s+/g, ' ').replace(/\.$/, '')})` }];
      }
      case 'delete':
        return cleanAll(node.children);
      case 'blockquote':
        return cleanAll(withLabel(node.children));
      case 'heading': {
        const { children, anchor } = withoutAnchor(node.children);
        return [
          {
            ...node,
            children: cleanAll(children) as PhrasingContent[],
            data: { ...node.data, ...(anchor && { anchor, hProperties: { id: anchor } }) },
          },
        ];
      }
      case 'listItem': {
        const inside = cleanAll(node.children).filter(({ type }) => type !== 'thematicBreak');
        const children = inside as typeof node.children;
        return children.length > 0 ? [{ type: 'listItem', children, spread: node.spread ?? null }] : [];
      }
      default: {
        if (!('children' in node)) return [node];
        const children = cleanAll(node.children);
        if (node.type === 'paragraph' && !isBlank(children)) {
          return [{ ...node, children: trimmedInline(children as PhrasingContent[]) }];
        }
        const isEmpty = children.length === 0 || (isInline(node) && isBlank(children));
        return isEmpty && node.type !== 'tableCell' ? [] : [{ ...node, children } as Nodes];
      }
    }
  };
  return cleanAll(nodes) as RootContent[];
}

/** HTML that is more than a comment or the end of a line. */
function htmlOf(value: string): Nodes[] {
  const html = value.replaceAll(/<!--[\s\S]*?(?:-->|$)/g, '');
  if (html.trim() === '') return [];
  return /^<br *\/?>$/i.test(html.trim()) ? [{ type: 'break' }] : [{ type: 'html', value: html }];
}

function isInline(node: Nodes): boolean {
  return node.type === 'paragraph' || node.type === 'emphasis' || node.type === 'strong';
}

function isBlank(nodes: readonly Nodes[]): boolean {
  return nodes.every((node) => node.type === 'break' || (node.type === 'text' && node.value.trim() === ''));
}

/** Adjacent texts as one. */
function joined(nodes: readonly Nodes[]): Nodes[] {
  const together: Nodes[] = [];
  for (const node of nodes) {
    const last = together.at(-1);
    if (node.type === 'text' && last?.type === 'text')
      together[together.length - 1] = { type: 'text', value: last.value + node.value };
    else together.push(node);
  }
  return together;
}

/** The pictures of MkDocs Material and its like. Slack shows other emoji itself. */
function withoutIcons(text: string): string {
  return text.replaceAll(/:(?:material|fontawesome|octicons|simple)-[a-z0-9-]+:(?:\{[^}]*\})?/g, '');
}

/** What is written about a picture, if it says more than its file’s name. */
function pictureText(alt: string | null | undefined): PhrasingContent[] {
  const text = (alt ?? '').replaceAll(/\s+/g, ' ').trim();
  const says = text.split(' ').length >= 3 && !/\.(?:png|jpe?g|gif|svg|webp)\b|^image of$/i.test(text);
  return says ? [{ type: 'text', value: `(${text})` }] : [];
}

const ALERT = /^\[!(\w+)\][+-]?[ \t]*([^\n]*)\n?/;

/** GitHub's alerts, such as `[!NOTE]`, with their kind in bold. */
function withLabel<T extends Nodes>(children: readonly T[]): Nodes[] {
  const [first, ...others] = children;
  if (first?.type !== 'paragraph') return [...children];
  const [start, ...rest] = first.children;
  const alert = start?.type === 'text' ? ALERT.exec(start.value) : null;
  if (!alert || start?.type !== 'text') return [...children];
  const [whole, kind = '', title = ''] = alert;
  const paragraph: Paragraph = {
    type: 'paragraph',
    children: [
      { type: 'strong', children: [{ type: 'text', value: `${title || labelOf(kind)}:` }] },
      { type: 'text', value: ` ${start.value.slice(whole.length)}` },
      ...rest,
    ],
  };
  return [paragraph, ...others];
}

/** `warning` as a label: “Warning”. */
export function labelOf(kind: string): string {
  return kind.charAt(0).toUpperCase() + kind.slice(1).toLowerCase();
}

const EXPLICIT = /[ \t]*\{:?[ \t]*#([\w:.-]+)[^{}]*\}[ \t]*$/;
const OTHER_ATTRIBUTES = /[ \t]*\{:?[ \t]*[.\w][^{}]*\}[ \t]*$/;

/** A heading without the attributes after it, and the anchor that they give to it. */
function withoutAnchor(children: readonly PhrasingContent[]): {
  children: PhrasingContent[];
  anchor?: string;
} {
  const last = children.at(-1);
  if (last?.type !== 'text') return { children: [...children] };
  const anchor = EXPLICIT.exec(last.value)?.[1];
  const value = last.value
    .replace(EXPLICIT, '')
    .replace(OTHER_ATTRIBUTES, '')
    .replace(/[ \t]+#+$/, '');
  return { children: [...children.slice(0, -1), { type: 'text', value }], ...(anchor && { anchor }) };
}
