import { outsideCode } from './outside-code.ts';

/** Marks of single tools that mean nothing to a reader, and those that others know by another name. */
export function withoutSmallMarks(markdown: string): string {
  return outsideCode(markdown, (prose) =>
    prose
      // A table of contents, made by the site.
      .replaceAll(/^[ \t]*(?:\[TOC\]|\[\[_?toc_?\]\]|\$\{toc\}|[*-][ \t]+TOC\n\{:toc[^\n]*)[ \t]*$/gim, '')
      // Attributes of Kramdown and Python-Markdown: on a line of their own, or after a link, a picture or code.
      .replaceAll(/^[ \t]*\{:[^{}\n]*\}[ \t]*$/gm, '')
      .replaceAll(/([)\]>*_])\{:?[ \t]*[.#\w][^{}\n]*\}/g, '$1')
      .replaceAll(/\{:[ \t]*[.#\w][^{}\n]*\}/g, '')
      .replaceAll(/\{::?\/?(?:comment|nomarkdown|options)[^{}\n]*\}/g, '')
      // Anchors within a text.
      .replaceAll(/^(?![ \t]*#)([^\n]*?\S)[ \t]*\{#[\w:.-]+\}/gm, '$1')
      // Govspeak: calls to action, examples, addresses and the like, and numbered steps.
      .replaceAll(
        /^[ \t]*(?:\$(?:CTA|LegislativeList|EndLegislativeList|[ACDEIP!]{1,2})|x?\{\/?(?:barchart|table)\})[ \t]*$/gm,
        '',
      )
      .replaceAll(/\{\/?(?:button|email)[^{}\n]*\}/g, '')
      .replaceAll(/^[ \t]*\^([^^\n]{3,})\^[ \t]*$/gm, '$1')
      .replaceAll(/^[ \t]*%([^%\n]{3,})%[ \t]*$/gm, '**Warning:** $1')
      .replaceAll(/^s(\d{1,3}\. )/gm, '$1')
      // Abbreviations are spelled out where the mouse is.
      .replaceAll(/^\*\[[^\]\n]{1,60}\]:[^\n]*$/gm, '')
      // Keys and marked text of PyMdown.
      .replaceAll(/\+\+([\w-]+(?:\+[\w"-]+){0,5})\+\+/g, '`$1`')
      .replaceAll(/(^|[\s(])==([^=\n]{1,300})==(?=$|[\s).,;:!?])/gm, '$1$2')
      // Links of wikis, whose pages have no path: what they show.
      .replaceAll(
        /!?\[\[([^[\]\n|]{1,300})(?:\|([^[\]\n]{1,300}))?\]\]/g,
        (_, first: string, second?: string) => shownOf(first, second),
      ),
  );
}

/** Obsidian has the page first, the wikis of GitHub have the words first: what has more words is for people. */
function shownOf(first: string, second: string | undefined): string {
  if (second === undefined) return first.replaceAll('-', ' ');
  return words(first) > words(second) ? first : second;
}

const words = (text: string) => text.trim().split(/\s+/).length;
