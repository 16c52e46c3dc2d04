import { isElementName } from '../html-names.ts';
import { outsideCode, outsideFences, withoutBetween } from './outside-code.ts';

/**
 * MDX as Markdown: without imports, exports and expressions, with each component as a tag that may hold Markdown.
 * @param isMdx whether the file says so by its ending; others may have imports and components, but no expressions
 */
export function withoutMdx(markdown: string, isMdx: boolean): string {
  if (!isMdx && !/^(?:import|export)[ {*]|<\/?[A-Z]/m.test(markdown)) return markdown;
  const withoutModules = outsideFences(markdown, (prose) => statements(prose));
  return outsideCode(withoutModules, (prose) => {
    const tags = withoutBetween(prose, /\{\/\*/, /\*\/\}/)
      .replaceAll(/<\/?>/g, '')
      .replaceAll(
        /<(\/?)([A-Za-z][\w.]*)((?:[^<>{}"']|"[^"\n]{0,2000}"|'[^'\n]{0,2000}'|\{(?:[^{}]|\{[^{}]*\}){0,2000}\}){0,200}?)(\/?)>/g,
        componentTag,
      );
    return isMdx
      ? tags.replaceAll(/(?<!\\)\{[ \t]*(?:(["'`])([^"'`\n{}]*)\1|[^{}\n#]*)[ \t]*\}/g, '$2')
      : tags;
  });
}

/** What a component may call its title, the best first. */
const TITLES = ['label', 'title', 'name', 'header', 'value'];

function componentTag(whole: string, slash: string, name: string, attributes: string, close: string): string {
  if (!/[A-Z.]/.test(name) || (isElementName(name) && !/[{]/.test(attributes))) return whole;
  const plain = attributes
    .replaceAll(/=\{[ \t]*(["'`])([^"'`\n{}]*)\1[ \t]*\}/g, '="$2"')
    .replaceAll(/[\w-]+=\{(?:[^{}]|\{[^{}]*\}){0,2000}\}|\{[^{}]*\}/g, '')
    .replaceAll(/\s+/g, ' ');
  const named = (attribute: string) => new RegExp(`\\b${attribute}="([^"\\n]*)"`).exec(plain)?.[1];
  const title = TITLES.map(named).find((one) => one !== undefined);
  const tag = name.replaceAll('.', '-');
  // A component without content that is named may be the only thing that its page says there.
  const known = isElementName(tag) ? `x-${tag}` : tag;
  const shown =
    title && !/^(?:img|image|icon|video)/i.test(name) ? ` data-title="${title.replaceAll('<', '&lt;')}"` : '';
  if (slash) return `</${known}>`;
  return close ? `<${known}${shown}></${known}>` : `<${known}${shown}>`;
}

/** Imports and exports take whole lines, up to an empty one. */
function statements(prose: string): string {
  const out: string[] = [];
  let within = false;
  for (const line of prose.split('\n')) {
    if (/^import\s+(?:[\w*{][^\n]*\sfrom\s+)?["'][^"'\n]+["'];?\s*$/.test(line)) continue;
    if (
      /^(?:import\s*\{[^}]*|import\s+[\w*]+\s*,\s*\{[^}]*|export\s+(?:const|let|default|function|async|\{|\*).*)$/.test(
        line,
      )
    )
      within = true;
    if (within && line.trim() === '') within = false;
    if (!within) out.push(line);
    if (within && /\}\s*from\s+["'][^"'\n]+["'];?\s*$/.test(line)) within = false;
  }
  return out.join('\n');
}
