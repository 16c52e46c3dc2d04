/**
 * Slack's mrkdwn as data. Deliberately not a Markdown parser: `**two stars**`, `[a](b)`, and `# heading` mean nothing
 * in mrkdwn and must be shown as typed, or an app's mistake would only show up in a real workspace.
 */
import { emojiFor } from './emoji.ts';

export type Inline =
  | { type: 'text'; text: string }
  | { type: 'strong' | 'emphasis' | 'strike'; children: Inline[] }
  | { type: 'code'; text: string }
  | { type: 'link'; url: string; label: string }
  | { type: 'user'; id: string; label?: string }
  | { type: 'channel'; id: string; label?: string }
  | { type: 'broadcast'; range: string }
  | { type: 'usergroup'; label: string }
  | { type: 'date'; seconds: number; format: string; fallback: string; url?: string }
  | { type: 'emoji'; name: string; char: string };

export type Piece =
  | { type: 'paragraph'; children: Inline[] }
  | { type: 'quote'; children: Inline[] }
  | { type: 'preformatted'; text: string };

const STYLES = { '*': 'strong', _: 'emphasis', '~': 'strike' } as const;
const WORD = /[\p{L}\p{N}]/u;
const FENCE = '```';
/** Styles that are nested deeper than this stay as typed, so that a hostile text can't exhaust the stack. */
const DEEPEST = 6;

/** Undoes Slack's three escapes: `&lt;`, `&gt;`, and `&amp;`. */
export function unescapeSlack(text: string): string {
  return text.replace(/&(lt|gt|amp);/g, (_, name: string) =>
    name === 'lt' ? '<' : name === 'gt' ? '>' : '&',
  );
}

/** Splits mrkdwn into paragraphs, quotes, and preformatted pieces, in order. */
export function parseMrkdwn(source: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (;;) {
    const open = source.indexOf(FENCE, from);
    const close = open < 0 ? -1 : source.indexOf(FENCE, open + FENCE.length);
    if (close < 0) break;
    const code = source.slice(open + FENCE.length, close);
    if (code.trim() === '') break;
    pushLines(pieces, source.slice(from, open).replace(/\n$/, ''));
    pieces.push({ type: 'preformatted', text: codeText(code.replace(/^\n|\n$/g, '')) });
    from = close + FENCE.length;
    if (source[from] === '\n') from += 1;
  }
  pushLines(pieces, source.slice(from));
  return pieces;
}

function pushLines(pieces: Piece[], source: string): void {
  if (source === '') return;
  let run: string[] = [];
  let quoted = false;
  const flush = () => {
    if (run.length === 0) return;
    pieces.push({ type: quoted ? 'quote' : 'paragraph', children: parseInline(run.join('\n')) });
    run = [];
  };
  const lines = source.split('\n');
  for (const [index, line] of lines.entries()) {
    const toTheEnd = /^(?:>>>|&gt;&gt;&gt;) ?/.exec(line);
    if (toTheEnd) {
      flush();
      quoted = true;
      run = [line.slice(toTheEnd[0].length), ...lines.slice(index + 1)];
      break;
    }
    const quote = /^(?:>|&gt;) ?/.exec(line);
    if (Boolean(quote) !== quoted) {
      flush();
      quoted = Boolean(quote);
    }
    run.push(quote ? line.slice(quote[0].length) : line);
  }
  flush();
}

/** Parses a run of text: styles, code, links, mentions, dates, and emoji. Newlines stay in the text. */
export function parseInline(source: string, depth = 0): Inline[] {
  const out: Inline[] = [];
  // How far each marker is known to have no closing one. Without this, a line of opening markers takes quadratic time.
  const unpaired: Record<string, number> = {};
  let text = '';
  let at = 0;
  while (at < source.length) {
    const found =
      controlAt(source, at) ??
      codeAt(source, at) ??
      styleAt(source, at, depth, unpaired) ??
      emojiAt(source, at) ??
      urlAt(source, at);
    if (found) {
      if (text !== '') out.push({ type: 'text', text: unescapeSlack(text) });
      text = '';
      out.push(found.node);
      at = found.end;
    } else {
      text += source[at];
      at += 1;
    }
  }
  if (text !== '') out.push({ type: 'text', text: unescapeSlack(text) });
  return out;
}

interface Found {
  node: Inline;
  end: number;
}

function matchAt(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(source);
}

function controlAt(source: string, at: number): Found | undefined {
  if (source[at] !== '<') return undefined;
  const match = matchAt(/<([^<>\n]+)>/y, source, at);
  if (!match) return undefined;
  const node = control(match[1] ?? '');
  return node && { node, end: at + match[0].length };
}

function control(body: string): Inline | undefined {
  const bar = body.indexOf('|');
  const target = bar < 0 ? body : body.slice(0, bar);
  const label = bar < 0 ? undefined : unescapeSlack(body.slice(bar + 1));
  const named = label === undefined || label === '' ? {} : { label };
  if (/^@[UW]\w+$/.test(target)) return { type: 'user', id: target.slice(1), ...named };
  if (/^#[CGD]\w+$/.test(target)) return { type: 'channel', id: target.slice(1), ...named };
  if (/^!(here|channel|everyone)$/.test(target)) return { type: 'broadcast', range: target.slice(1) };
  if (target.startsWith('!subteam^')) return { type: 'usergroup', label: label ?? `@${target.slice(9)}` };
  const date = /^!date\^(-?\d+)\^([^^]+)(?:\^(.+))?$/.exec(target);
  if (date) {
    const link = date[3] === undefined ? {} : { url: date[3] };
    return { type: 'date', seconds: Number(date[1]), format: date[2] ?? '', fallback: label ?? '', ...link };
  }
  if (/^(https?:\/\/|mailto:|tel:)/i.test(target)) {
    const url = unescapeSlack(target);
    return { type: 'link', url, label: label ?? url.replace(/^(mailto|tel):/i, '') };
  }
  return undefined;
}

function codeAt(source: string, at: number): Found | undefined {
  if (source[at] !== '`') return undefined;
  const match = matchAt(/`([^`\n]+)`/y, source, at);
  return match
    ? { node: { type: 'code', text: codeText(match[1] ?? '') }, end: at + match[0].length }
    : undefined;
}

/** In code, Slack shows a link's label and undoes the escapes, and nothing else. */
function codeText(raw: string): string {
  return unescapeSlack(
    raw
      .replace(/<(?:https?:|mailto:)[^<>|\n]*\|([^<>\n]+)>/g, '$1')
      .replace(/<((?:https?:|mailto:)[^<>|\n]*)>/g, '$1'),
  );
}

function styleAt(
  source: string,
  at: number,
  depth: number,
  unpaired: Record<string, number>,
): Found | undefined {
  const marker = source[at];
  if ((marker !== '*' && marker !== '_' && marker !== '~') || depth >= DEEPEST) return undefined;
  if (at < (unpaired[marker] ?? 0)) return undefined;
  const before = source[at - 1] ?? ' ';
  const next = source[at + 1] ?? ' ';
  if (WORD.test(before) || before === marker || /\s/.test(next) || next === marker) return undefined;
  const end = closingMarker(source, at + 1, marker);
  if (source[end] !== marker) {
    unpaired[marker] = end;
    return undefined;
  }
  const children = parseInline(source.slice(at + 1, end), depth + 1);
  return { node: { type: STYLES[marker], children }, end: end + 1 };
}

/** The position of the closing marker; the end of the line if there is none. */
function closingMarker(source: string, from: number, marker: string): number {
  let at = from;
  for (; at < source.length && source[at] !== '\n'; at += 1) {
    const here = source[at];
    const skip =
      here === '<'
        ? matchAt(/<[^<>\n]+>/y, source, at)
        : here === '`'
          ? matchAt(/`[^`\n]+`/y, source, at)
          : null;
    if (skip) {
      at += skip[0].length - 1;
      continue;
    }
    if (here !== marker || at === from) continue;
    const after = source[at + 1] ?? ' ';
    if (!/\s/.test(source[at - 1] ?? ' ') && !WORD.test(after) && after !== marker) return at;
  }
  return at;
}

function emojiAt(source: string, at: number): Found | undefined {
  if (source[at] !== ':') return undefined;
  const match = matchAt(/:([a-z0-9_+'-]+):(?::skin-tone-[2-6]:)?/iy, source, at);
  const name = match?.[1] ?? '';
  const char = emojiFor(name);
  return match && char ? { node: { type: 'emoji', name, char }, end: at + match[0].length } : undefined;
}

function urlAt(source: string, at: number): Found | undefined {
  if (source[at] !== 'h' || WORD.test(source[at - 1] ?? ' ')) return undefined;
  const match = matchAt(/https?:\/\/[^\s<>|*`]+/y, source, at);
  if (!match) return undefined;
  const raw = match[0].replace(/[.,;:!?'")\]]+$/, '');
  const url = unescapeSlack(raw);
  return { node: { type: 'link', url, label: url }, end: at + raw.length };
}

/** The text for screen readers: no markup, and mentions through `names`. */
export function plainText(source: string, names: (id: string) => string): string {
  const flat = (nodes: Inline[]): string =>
    nodes
      .map((node) => {
        switch (node.type) {
          case 'text':
          case 'code':
            return node.text;
          case 'link':
          case 'usergroup':
            return node.label;
          case 'user':
            return `@${names(node.id)}`;
          case 'channel':
            return `#${node.label ?? names(node.id)}`;
          case 'broadcast':
            return `@${node.range}`;
          case 'date':
            return node.fallback;
          case 'emoji':
            return node.char;
          default:
            return flat(node.children);
        }
      })
      .join('');
  return parseMrkdwn(source)
    .map((piece) => (piece.type === 'preformatted' ? piece.text : flat(piece.children)))
    .join('\n');
}
