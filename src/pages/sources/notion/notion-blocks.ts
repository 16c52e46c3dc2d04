import { z } from 'zod';

// Blocks and rich text as https://developers.notion.com/reference/block and …/reference/rich-text describe them.

const richText = z.array(
  z.object({
    plain_text: z.string(),
    href: z.string().nullish(),
    annotations: z
      .object({
        bold: z.boolean().optional(),
        italic: z.boolean().optional(),
        strikethrough: z.boolean().optional(),
        code: z.boolean().optional(),
      })
      .optional(),
  }),
);
export type RichText = z.infer<typeof richText>;

/** Only what is read of a block; each type has its own part under its name. */
export const blockSchema = z.looseObject({
  id: z.string(),
  type: z.string(),
  has_children: z.boolean().optional(),
  in_trash: z.boolean().optional(),
  archived: z.boolean().optional(),
});
export type Block = z.infer<typeof blockSchema>;

/** A block with what is in it. */
export interface BlockTree {
  block: Block;
  children: BlockTree[];
}

const partSchema = z.object({
  rich_text: richText.optional().catch(undefined),
  caption: richText.optional().catch(undefined),
  cells: z.array(richText).optional().catch(undefined),
  title: z.string().optional().catch(undefined),
  language: z.string().optional().catch(undefined),
  expression: z.string().optional().catch(undefined),
  url: z.string().optional().catch(undefined),
  external: z.object({ url: z.string() }).optional().catch(undefined),
  checked: z.boolean().optional().catch(undefined),
  has_column_header: z.boolean().optional().catch(undefined),
});

/** The text of rich text, without its marks. */
export function plainText(value: unknown): string {
  const parsed = richText.safeParse(value);
  return parsed.success ? parsed.data.map(({ plain_text }) => plain_text).join('') : '';
}

/** Where Notion shows a page or a database. */
function notionAddress(id: string): string {
  return `https://www.notion.so/${id.replaceAll('-', '')}`;
}

/** Blocks as HTML, which says the same as they do and can hold any text. */
export function htmlOfBlocks(blocks: readonly BlockTree[]): string {
  const html: string[] = [];
  let list = '';
  for (const tree of blocks) {
    const kind = LISTS.get(tree.block.type) ?? '';
    if (kind !== list) {
      if (list !== '') html.push(`</${list}>`);
      if (kind !== '') html.push(`<${kind}>`);
      list = kind;
    }
    html.push(htmlOfBlock(tree));
  }
  if (list !== '') html.push(`</${list}>`);
  return html.join('\n');
}

const LISTS: ReadonlyMap<string, string> = new Map([
  ['bulleted_list_item', 'ul'],
  ['to_do', 'ul'],
  ['numbered_list_item', 'ol'],
]);

function htmlOfBlock({ block, children }: BlockTree): string {
  const part = partOf(block);
  const text = inline(part.rich_text ?? []);
  const inside = htmlOfBlocks(children);
  switch (block.type) {
    case 'heading_1':
    case 'heading_2':
    case 'heading_3':
    case 'heading_4': {
      // The first level is that of the page's title.
      const tag = `h${Number(block.type.slice(-1)) + 1}`;
      return `<${tag} id="${escaped(block.id.replaceAll('-', ''))}">${text}</${tag}>\n${inside}`;
    }
    case 'bulleted_list_item':
    case 'numbered_list_item':
      return `<li>${text}${inside}</li>`;
    case 'to_do':
      return `<li><input type="checkbox" disabled${part.checked ? ' checked' : ''}> ${text}${inside}</li>`;
    case 'quote':
    case 'callout':
      return `<blockquote>${paragraph(text)}${inside}</blockquote>`;
    case 'toggle':
      return `<details><summary>${text}</summary>\n${inside}</details>`;
    case 'code':
      return `${codeOf(part)}${paragraph(inline(part.caption ?? []))}`;
    case 'equation':
      return paragraph(part.expression ? `<code>${escaped(part.expression)}</code>` : '');
    case 'divider':
      return '<hr>';
    case 'table':
      return tableOf(children, part.has_column_header ?? false);
    case 'child_page':
    case 'child_database':
      return paragraph(part.title ? linked(escaped(part.title), notionAddress(block.id)) : '');
    case 'image':
    case 'video':
    case 'audio':
      return paragraph(inline(part.caption ?? []));
    case 'bookmark':
    case 'embed':
    case 'link_preview':
    case 'file':
    case 'pdf': {
      // The addresses of files that Notion keeps end within the hour.
      const url = part.url ?? part.external?.url;
      const caption = inline(part.caption ?? []);
      return paragraph(url ? linked(caption || escaped(url), url) : caption);
    }
    // What there is to read in any other one, such as columns, synced blocks, and kinds that are new.
    default:
      return `${paragraph(text)}${inside}`;
  }
}

function partOf(block: Block): z.infer<typeof partSchema> {
  const parsed = partSchema.safeParse(block[block.type]);
  return parsed.success ? parsed.data : {};
}

function paragraph(html: string): string {
  return html === '' ? '' : `<p>${html}</p>\n`;
}

function codeOf({ rich_text = [], language = '' }: z.infer<typeof partSchema>): string {
  const name = language === 'plain text' ? '' : language.replaceAll(/[^\w#+-]/g, '-');
  return `<pre><code${name && ` class="language-${name}"`}>${escaped(plainText(rich_text))}\n</code></pre>\n`;
}

function tableOf(rows: readonly BlockTree[], hasHeader: boolean): string {
  const lines = rows.map(({ block }, index) => {
    const tag = hasHeader && index === 0 ? 'th' : 'td';
    const cells = partOf(block).cells ?? [];
    return `<tr>${cells.map((cell) => `<${tag}>${inline(cell)}</${tag}>`).join('')}</tr>`;
  });
  return `<table>${lines.join('\n')}</table>\n`;
}

function inline(items: RichText): string {
  return items
    .map(({ plain_text, href, annotations = {} }) => {
      const [, before = '', text = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(plain_text) ?? [];
      if (text === '') return escaped(plain_text);
      let html = annotations.code ? `<code>${escaped(text)}</code>` : escaped(text).replaceAll('\n', '<br>');
      if (annotations.bold) html = `<strong>${html}</strong>`;
      if (annotations.italic) html = `<em>${html}</em>`;
      if (annotations.strikethrough) html = `<del>${html}</del>`;
      if (href) html = linked(html, href);
      return `${before}${html}${after}`;
    })
    .join('');
}

/** Links between pages may begin with a slash. */
function linked(html: string, href: string): string {
  const url = URL.parse(href, 'https://www.notion.so');
  return url && /^(?:https?|mailto):$/.test(url.protocol)
    ? `<a href="${escaped(url.href)}">${html}</a>`
    : html;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
