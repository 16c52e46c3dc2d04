import { labelOf } from '../clean-tree.ts';
import { outsideFences } from './outside-code.ts';
import { END_OF_TITLE, titleLine } from './templates.ts';

/** `!!! note "Title"`, `??? note`, `=== "Tab"`, followed by indented lines. */
const INDENTED = /^([ \t]*)(!!!|\?\?\?\+?|===[!+]*)[ \t]*([\w -]*?)[ \t]*(?:["“]([^\n]*)["”])?[ \t]*$/;
/** `:::note[Title]`, `:::note Title`, `::: {.note}`, `/// note | Title`, up to a line with the marks alone. */
const FENCED =
  /^([ \t>]*)(?::{3,}|\/{3,})[ \t]*(\{[^}\n]*\}|[\w-]+)?[ \t]*(?:\[([^\n]*)\]|\|?[ \t]*([^\n{]*))[^\n]*$/;

/** Admonitions and tabs of MkDocs, Docusaurus, Pandoc and their like as Markdown below a title. */
export function withoutContainers(markdown: string): string {
  const text = /^[ \t]*(?:!!!|\?\?\?|===)/m.test(markdown)
    ? opened(markdown.split('\n')).join('\n')
    : markdown;
  if (!/^[ \t>]*(?::::|\/\/\/)/m.test(text)) return text;
  return outsideFences(text, (prose) => prose.split('\n').map(fencedLine).join('\n'));
}

function opened(lines: readonly string[]): string[] {
  const out: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const container = INDENTED.exec(line);
    const [, indent = '', mark = '', kind = '', title] = container ?? [];
    // A line of equals signs below a text makes a heading of it.
    const isOne =
      container && (mark.startsWith('=') ? title !== undefined : kind !== '' || title !== undefined);
    if (!isOne) {
      out.push(line);
      continue;
    }
    const content: string[] = [];
    const deeper = `${indent}    `;
    for (let next = at + 1; next < lines.length; next += 1) {
      const inner = (lines[next] ?? '').replace(/^\t/, '    ');
      if (inner.trim() !== '' && !inner.startsWith(deeper)) break;
      content.push(inner.trim() === '' ? '' : indent + inner.slice(deeper.length));
    }
    at += content.length;
    out.push('', ...titledContent(indent, kind, title, opened(content)));
  }
  return out;
}

function titledContent(
  indent: string,
  kind: string,
  title: string | undefined,
  content: readonly string[],
): string[] {
  if (title?.trim()) return [indent + titleLine(title), '', ...content, '', `${indent}***`, ''];
  const [label = ''] = kind.split(' ');
  if (label === '' || title !== undefined) return [...content, ''];
  return ['', ...withLabel(indent, label, content), ''];
}

/** The kind before the first words; above them if these are no paragraph. */
function withLabel(indent: string, kind: string, content: readonly string[]): string[] {
  const at = content.findIndex((line) => line.trim() !== '');
  const first = content[at]?.trim() ?? '';
  const label = `${indent}**${labelOf(kind)}:**`;
  if (/^(?:[-*+>#|<]|\d+[.)]|```|~~~|:::)/.test(first)) return [label, '', ...content];
  return [`${label} ${first}`, ...content.slice(at + 1)];
}

function fencedLine(line: string): string {
  const container = FENCED.exec(line);
  if (!container) return line;
  const [, before = '', kind = '', inBrackets, behind = ''] = container;
  if (kind === '') return `${before}${END_OF_TITLE.trim()}\n`.replace(/^/, `${before.trimEnd()}\n`);
  const title = inBrackets ?? behind.replaceAll(/["“”]/g, '');
  const name = /[\w-]+/.exec(kind.replace(/^\{\s*\.?/, ''))?.[0] ?? '';
  const shown =
    title.trim() ||
    (/^(?:note|tip|info|warning|danger|caution|important|details)$/i.test(name) ? labelOf(name) : '');
  return shown === ''
    ? `${before.trimEnd()}\n`
    : `${before.trimEnd()}\n${before}${titleLine(shown)}\n${before.trimEnd()}`;
}
