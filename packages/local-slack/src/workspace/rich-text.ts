import type { Block, Json } from '../protocol.ts';
import { unescapeText } from './typed-text.ts';

type Style = { bold?: true; italic?: true; strike?: true; code?: true };

/**
 * The `rich_text` block that Slack's composer makes from a person's message. Apps receive it along with `text`, and
 * some read only one of the two, so both must say the same.
 */
export function richTextOf(text: string, blockId: string): Block {
  const elements: Json[] = [];
  for (const part of text.split(/(```[\s\S]*?```)/)) {
    if (part.startsWith('```') && part.endsWith('```') && part.length >= 6) {
      elements.push({
        type: 'rich_text_preformatted',
        elements: [{ type: 'text', text: unescapeText(part.slice(3, -3).replace(/^\n/, '')) }],
        border: 0,
      });
    } else if (part !== '') {
      elements.push(...paragraphs(part));
    }
  }
  return { type: 'rich_text', block_id: blockId, elements };
}

/** Lines that start with `&gt;` are quotes; everything between them is a section. */
function paragraphs(text: string): Json[] {
  const groups: { quote: boolean; lines: string[] }[] = [];
  for (const line of text.split('\n')) {
    const quote = line.startsWith('&gt;');
    const last = groups.at(-1);
    const content = quote ? line.replace(/^&gt;\s?/, '') : line;
    if (last && last.quote === quote) last.lines.push(content);
    else groups.push({ quote, lines: [content] });
  }
  return groups
    .map(({ quote, lines }) => ({
      type: quote ? 'rich_text_quote' : 'rich_text_section',
      elements: inline(lines.join('\n'), {}),
    }))
    .filter((section) => section.elements.length > 0);
}

const token =
  /<(?<ref>[^<>\n]+)>|`(?<code>[^`\n]+)`|(?<![\w*])\*(?<bold>[^*\n]+)\*(?![\w*])|(?<![\w_])_(?<italic>[^_\n]+)_(?![\w_])|(?<![\w~])~(?<strike>[^~\n]+)~(?![\w~])|(?<![\w:]):(?<emoji>[a-z0-9_+-]+):(?![\w:])/g;

function inline(text: string, style: Style): Json[] {
  const elements: Json[] = [];
  let rest = 0;
  for (const match of text.matchAll(token)) {
    if (match.index > rest) elements.push(textElement(text.slice(rest, match.index), style));
    elements.push(...tokenElements(match, style));
    rest = match.index + match[0].length;
  }
  if (rest < text.length) elements.push(textElement(text.slice(rest), style));
  return elements;
}

function tokenElements(match: RegExpMatchArray, style: Style): Json[] {
  const { ref, code, bold, italic, strike, emoji } = match.groups ?? {};
  if (ref !== undefined) return [referenceElement(ref, style)];
  if (code !== undefined) return [textElement(code, { ...style, code: true })];
  if (bold !== undefined) return inline(bold, { ...style, bold: true });
  if (italic !== undefined) return inline(italic, { ...style, italic: true });
  if (strike !== undefined) return inline(strike, { ...style, strike: true });
  return [{ type: 'emoji', name: emoji ?? '' }];
}

function textElement(text: string, style: Style): Json {
  return withStyle({ type: 'text', text: unescapeText(text) }, style);
}

function referenceElement(reference: string, style: Style): Json {
  const [target = '', label] = reference.split('|', 2);
  if (target.startsWith('@')) return withStyle({ type: 'user', user_id: target.slice(1) }, style);
  if (target.startsWith('#')) return withStyle({ type: 'channel', channel_id: target.slice(1) }, style);
  if (target.startsWith('!')) return withStyle({ type: 'broadcast', range: target.slice(1) }, style);
  const url = unescapeText(target);
  return withStyle({ type: 'link', url, ...(label && { text: unescapeText(label) }) }, style);
}

function withStyle(element: { [key: string]: Json }, style: Style): Json {
  return Object.keys(style).length > 0 ? { ...element, style: { ...style } } : element;
}
