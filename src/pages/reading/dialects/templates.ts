import { outsideCode, outsideFences, withoutBetween } from './outside-code.ts';

/** Where something with a title ends: what comes after it does not belong to the title any more. */
export const END_OF_TITLE = '\n\n***\n\n';

/** A title of a part of a page that is not a heading, such as that of a tab. */
export function titleLine(title: string): string {
  const text = title
    .replaceAll(/[*\n]/g, ' ')
    .replace(/[.:\s]+$/, '')
    .trim();
  return text === '' ? '' : `**${text.replaceAll(/[<[\]]/g, '\\$&')}**`;
}

const NAMED = /\b(?:title|name|label|header|tabName)\s*=\s*(?:"([^"\n]*)"|'([^'\n]*)')/;

/** The templates that sites fill in: ERB, Liquid, Jinja, Hugo. What they would have filled in is left out. */
export function withoutTemplates(markdown: string): string {
  if (!/<%|\{[%{#]/.test(markdown)) return markdown;
  const filled = withoutBlocks(asFences(markdown));
  return outsideCode(filled, (prose) => withoutLiquid(withoutHugo(withoutErb(prose))));
}

/**
 * What stands elsewhere on the page, and lines that only steer the template. An empty line in their place would
 * end a list or a table.
 */
function withoutBlocks(markdown: string): string {
  return outsideFences(markdown, (prose) =>
    withoutBetween(
      prose,
      /^<%-?[ \t]{0,9}content_for\b[^%\n]*%>/,
      /^<%-?[ \t]{0,9}end[ \t]{0,9}-?%>[ \t]*\n?/,
    )
      .replaceAll(/^[ \t]*<%-?[^=%\n][^%\n]*%>[ \t]*\n/gm, '')
      .replaceAll(
        /^[ \t]*\{%-?[ \t]*(?:if|elsif|else|unless|for|end(?:if|for|unless)|assign|set)\b[^%\n]*%\}[ \t]*\n/gm,
        '',
      ),
  );
}

/** Code between tags, as code between fences. */
function asFences(markdown: string): string {
  return outsideFences(markdown, (prose) =>
    prose
      .replaceAll(/^[ \t]*\{(?:%-?|\{[<%])[ \t]*highlight[ \t]+"?([\w+-]*)[^\n]*\}[ \t]*$/gm, '```$1')
      .replaceAll(/^[ \t]*\{(?:%-?[ \t]*end|\{[<%][ \t]*\/[ \t]*)highlight[^\n]*\}[ \t]*$/gm, '```'),
  );
}

function withoutErb(prose: string): string {
  return prose
    .replaceAll(
      /<%=?[ \t]*link_to[ (]+["']([^"'\n]{1,300})["'],[ \t]*["']([^"'\n]{1,500})["'][^%\n]{0,500}%>/g,
      '[$1]($2)',
    )
    .replaceAll(/<%[=#-]?([^%]{0,5000})-?%>/g, (_, code: string) => sentenceIn(code));
}

/** What a call of a template shows: a text of at least three words among its arguments. */
function sentenceIn(code: string): string {
  if (
    !/^[ \t]*[\w:.]+[ (]/.test(code) ||
    /^[ \t]*(?:if|unless|elsif|else|end|content_for|partial|render)\b/.test(code)
  )
    return '';
  const [, double, single] = /"([^"\n]{1,1000})"|'([^'\n]{1,1000})'/.exec(code) ?? [];
  const text = double ?? single ?? '';
  return text.trim().split(/\s+/).length >= 3 && !text.includes('#{') ? text : '';
}

function withoutLiquid(prose: string): string {
  return withoutBetween(
    prose,
    /\{%-?[ \t]{0,9}comment[ \t]{0,9}-?%\}/,
    /\{%-?[ \t]{0,9}endcomment[ \t]{0,9}-?%\}/,
  )
    .replaceAll(/\{%-?[ \t]*(?:link|post_url)[ \t]+([^\s%]{1,500})[ \t]*-?%\}/g, '$1')
    .replaceAll(/\{%-?([^%{}]{0,2000})-?%\}/g, (_, tag: string) => titleOf(tag))
    .replaceAll(/\{#[ \t\n][^#{}]{0,5000}#\}/g, '');
}

function withoutHugo(prose: string): string {
  return prose
    .replaceAll(/\{\{[<%]-?[ \t]*(?:rel)?ref[ \t]*["']?([^"'\s>%]{1,500})["']?[ \t]*-?[>%]\}\}/g, '$1')
    .replaceAll(/\{\{[<%]([^{}]{0,2000})[>%]\}\}/g, (_, tag: string) => titleOf(tag))
    .replaceAll(
      /\{\{-?[ \t]*["']([^"'\n{}]{1,500})["'][ \t]*\|[ \t]*(?:relative|absolute)_url[ \t]*-?\}\}/g,
      '$1',
    )
    .replaceAll(/(?<!\$)\{\{[^{}]{0,2000}\}\}/g, '');
}

/** The title that a tag has, for a tab, a hint or a step. */
function titleOf(tag: string): string {
  if (/^[\s/-]*(?:\/|end)(?:tab|step|expand|details|accordion)/.test(tag)) return END_OF_TITLE;
  if (
    !/^[\s-]*(?:content-?ref|tab|step|hint|note|warning|tip|alert|callout|expand|details|admonition|accordion)/i.test(
      tag,
    )
  )
    return '';
  const [, double, single] =
    NAMED.exec(tag) ?? /^[\s-]*(?:tab|step|expand|details|accordion)\s+"([^"\n]*)"/.exec(tag) ?? [];
  const title = titleLine(double ?? single ?? '');
  return title === '' ? '' : `\n\n${title}\n\n`;
}
