import type { Element, ElementContent, Nodes, Root, RootContent } from 'hast';
import { isElementName } from './html-names.ts';

/** What nobody reads as text. */
const DROPPED: ReadonlySet<string> = new Set(
  (
    'script style noscript svg iframe template head link meta button input select textarea object embed canvas ' +
    'audio video source progress meter map area dialog'
  ).split(' '),
);
/** What is the same on each page of a site. */
const SURROUNDINGS: ReadonlySet<string> = new Set(['nav', 'header', 'footer', 'aside']);
/** Links to the heading that they stand in, and what a site says about a page. */
const DROPPED_CLASSES =
  /^(?:headerlink|hash-link|header-anchor|anchor|anchorjs-link|breadcrumbs?|page-metadata|toc|toc-macro|skip-link|sr-only|visually-hidden)$/;
const DROPPED_IDS =
  /^(?:toc|breadcrumb-section|breadcrumbs|footer|likes-and-labels-container|attachments|footnotes)$/;

interface Within {
  /** Leave out the parts of a site around its page. */
  withoutSurroundings?: boolean;
  inCell?: boolean;
  /** The texts of Asciidoctor's footnotes, by their ids. */
  footnotes?: ReadonlyMap<string, string>;
}

/** HTML as Markdown can have it: no scripts, each title in bold, and one line in each cell of a table. */
export function readableHtml(root: Root, within: Within): Root {
  const all = { ...within, footnotes: footnotesIn(root) };
  return { type: 'root', children: root.children.flatMap((child) => readable(child, all)) as RootContent[] };
}

function footnotesIn(node: Nodes, found = new Map<string, string>()): Map<string, string> {
  if (node.type === 'element' && hasClass(node, 'footnote') && node.tagName === 'div') {
    found.set(
      String(node.properties.id),
      textIn(node)
        .trim()
        .replace(/^\d+\.\s*/, '')
        .replace(/\.$/, ''),
    );
  } else if ('children' in node) {
    for (const child of node.children) footnotesIn(child, found);
  }
  return found;
}

/** A footnote of Asciidoctor stands where it is referred to. */
function footnoteAt(element: Element, { footnotes }: Within): ElementContent[] {
  const [link] = element.children.filter(isElement);
  const text = footnotes?.get(String(link?.properties.href ?? '').slice(1));
  return text ? [{ type: 'text', value: ` (${text})` }] : [];
}

/** The text of HTML, as it is written. */
export function textIn(node: Nodes | readonly Nodes[]): string {
  if (Array.isArray(node)) return node.map(textIn).join('');
  const one = node as Nodes;
  if (one.type === 'text') return one.value;
  return 'children' in one ? one.children.map(textIn).join('') : '';
}

function readable(node: Nodes, within: Within): ElementContent[] {
  if (node.type === 'text') return [node];
  if (node.type !== 'element') return [];
  if (isDropped(node, within)) return [];
  const { tagName } = node;
  if (tagName === 'sup' && /^footnote/.test(classesOf(node)[0] ?? '')) return footnoteAt(node, within);
  const inside = (more: Within = within) => node.children.flatMap((child) => readable(child, more));
  if (within.inCell) return inCell(node, inside());
  switch (tagName) {
    case 'details':
      return [...inside(), END];
    case 'summary':
      return [titled(inside())];
    case 'table':
      return isLayout(node)
        ? node.children.flatMap(unwrapped).flatMap((part) => readable(part, within))
        : [{ ...node, children: inside() }];
    case 'td':
    case 'th':
      // A table within a table is only there to put things side by side.
      return [{ ...node, children: has(node, 'table') ? inside() : inside({ ...within, inCell: true }) }];
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return [{ ...node, properties: { id: idWithin(node) }, children: inside() }];
    case 'div':
      if (hasClass(node, 'admonitionblock')) return asciidocAdmonition(node, within);
      return [{ ...node, children: inside() }];
    default:
      if (isElementName(tagName)) return [{ ...node, children: inside() }];
      return component(node, inside());
  }
}

/** Where what has a title ends. */
const END: Element = { type: 'element', tagName: 'hr', properties: {}, children: [] };

/** A tab, a card, a step, with its title as one of its attributes. */
function component(
  { properties: { label, title, dataTitle } }: Element,
  children: ElementContent[],
): ElementContent[] {
  const name = [label, title, dataTitle].find((one) => typeof one === 'string' && one.trim() !== '');
  if (typeof name !== 'string') return children;
  return [titled([{ type: 'text', value: name.trim() }]), ...children, END];
}

function isDropped(element: Element, { withoutSurroundings }: Within): boolean {
  if (DROPPED.has(element.tagName)) return true;
  if (withoutSurroundings && SURROUNDINGS.has(element.tagName)) return true;
  if (DROPPED_IDS.test(String(element.properties.id ?? ''))) return true;
  return classesOf(element).some((name) => DROPPED_CLASSES.test(name));
}

function classesOf({ properties: { className } }: Element): string[] {
  return Array.isArray(className) ? className.map(String) : [];
}

function hasClass(element: Element, name: string): boolean {
  return classesOf(element).includes(name);
}

function has(element: Element, name: string): boolean {
  return element.children.some(
    (child) => child.type === 'element' && (child.tagName === name || has(child, name)),
  );
}

/** Its own id, or that of an anchor within it. */
function idWithin(element: Element): string | undefined {
  const own = element.properties.id ?? element.properties.name;
  if (typeof own === 'string' && own !== '') return own;
  for (const child of element.children) {
    const found = child.type === 'element' ? idWithin(child) : undefined;
    if (found) return found;
  }
  return undefined;
}

function titled(children: ElementContent[]): Element {
  const strong: Element = { type: 'element', tagName: 'strong', properties: {}, children };
  return { type: 'element', tagName: 'p', properties: {}, children: [strong] };
}

/** A table that only arranges things: one with another in it, or without names and with one column. */
function isLayout(table: Element): boolean {
  if (has(table, 'table')) return true;
  return !has(table, 'th') && rowsOf(table).every(({ children }) => children.filter(isElement).length <= 1);
}

function rowsOf(element: Element): Element[] {
  return element.children.flatMap((child) => {
    if (child.type !== 'element') return [];
    return child.tagName === 'tr' ? [child] : rowsOf(child);
  });
}

function isElement(node: Nodes): node is Element {
  return node.type === 'element';
}

/** The parts of a table as blocks one below the other. */
function unwrapped(node: ElementContent): ElementContent[] {
  if (node.type !== 'element') return [node];
  if (/^(?:thead|tbody|tfoot|tr)$/.test(node.tagName)) return node.children.flatMap(unwrapped);
  return /^(?:td|th|caption)$/.test(node.tagName) ? [{ ...node, tagName: 'div' }] : [node];
}

/** There, everything in a cell is on one line. */
function inCell(element: Element, children: ElementContent[]): ElementContent[] {
  if (element.tagName === 'br') return [{ type: 'text', value: ' ' }];
  if (element.tagName === 'li') return [...children, { type: 'text', value: '; ' }];
  if (element.tagName === 'ul' || element.tagName === 'ol')
    return [{ type: 'text', value: ' ' }, ...withoutLastMark(children)];
  if (element.tagName === 'pre')
    return [
      {
        type: 'element',
        tagName: 'code',
        properties: {},
        children: [{ type: 'text', value: textIn(children) }],
      },
    ];
  if (/^(?:p|div|dl|dt|dd|h[1-6]|blockquote|section|figure|details|summary)$/.test(element.tagName)) {
    return [...children, { type: 'text', value: ' ' }];
  }
  return [{ ...element, children }];
}

function withoutLastMark(children: ElementContent[]): ElementContent[] {
  const marks = children.filter((child) => child.type === 'text' && child.value === '; ');
  return children.map((child) => (child === marks.at(-1) ? { type: 'text', value: ' ' } : child));
}

/** Asciidoctor puts the kind and the text of an admonition into two cells of a table. */
function asciidocAdmonition(element: Element, within: Within): ElementContent[] {
  const kind = classesOf(element).find((name) => name !== 'admonitionblock') ?? 'note';
  const label: Element = {
    type: 'element',
    tagName: 'strong',
    properties: {},
    children: [{ type: 'text', value: `${kind.charAt(0).toUpperCase()}${kind.slice(1)}:` }],
  };
  const cells = element.children.flatMap(unwrappedTable).flatMap((cell) => readable(cell, within));
  return withLabel(cells, [label, { type: 'text', value: ' ' }]) ?? [label, ...cells];
}

/** Nodes with a label before their first words; undefined if they begin with something else. */
function withLabel(
  nodes: readonly ElementContent[],
  label: readonly ElementContent[],
): ElementContent[] | undefined {
  const at = nodes.findIndex((node) => node.type !== 'text' || node.value.trim() !== '');
  const first = nodes[at];
  if (!first) return undefined;
  if (first.type === 'text') {
    return [...label, { type: 'text', value: first.value.trimStart() }, ...nodes.slice(at + 1)];
  }
  if (!isElement(first) || !/^(?:p|div)$/.test(first.tagName)) return undefined;
  const inside = first.tagName === 'p' ? [...label, ...first.children] : withLabel(first.children, label);
  return inside && [{ ...first, children: inside }, ...nodes.slice(at + 1)];
}

function unwrappedTable(node: ElementContent): ElementContent[] {
  if (node.type !== 'element') return [node];
  if (node.tagName === 'table')
    return node.children.flatMap(unwrapped).filter((cell) => !(isElement(cell) && hasClass(cell, 'icon')));
  return [{ ...node, children: node.children.flatMap(unwrappedTable) }];
}
