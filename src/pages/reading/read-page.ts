import type { RootContent } from 'mdast';
import type { Page } from '../page.ts';
import { anchorsOf } from './anchors.ts';
import { asciidocPage } from './asciidoc.ts';
import { cleanTree } from './clean-tree.ts';
import { decode } from './decode.ts';
import { withIncludes } from './dialects/includes.ts';
import { plainMarkdown } from './dialects/plain-markdown.ts';
import { withoutTemplates } from './dialects/templates.ts';
import { isListOfExport, isWikiExport, notionProperties, titleOfExport, updatedInExport } from './exports.ts';
import { titleFromPath } from './file-title.ts';
import { type FrontMatter, frontMatterFrom, readFrontMatter } from './front-matter.ts';
import { htmlPage, withoutHtml } from './html-tree.ts';
import { linksFrom } from './links.ts';
import { treeOf } from './markdown-tree.ts';
import { contentOf } from './page-passages.ts';
import { isPagePath, pageUrl, withoutEnding } from './page-url.ts';
import { MOST_PAGE_BYTES, type PageFile } from './read-options.ts';

/** A page, with a sentence for each thing that would make it easier to find; or a sentence why there is none. */
export type PageRead = { ok: true; page: Page; advice: string[] } | { ok: false; why: string };

const INCOMPLETE = 'It includes files that were not found, so that their text is missing: check their paths.';

/**
 * Reads any file of guidance as a page, as it is. Never throws: what can't be read has a reason, in words that hold
 * for other files, too.
 */
export async function readPage(file: PageFile): Promise<PageRead> {
  const { bytes, path } = file;
  if (!isPagePath(path)) {
    return {
      ok: false,
      why: 'Its name does not end like a page: .md, .mdx, .markdown, .md.erb, .adoc or .html.',
    };
  }
  if (/(?:^|\/)_(?!index\.)[^/]*$/.test(path)) {
    return { ok: false, why: 'Its name begins with "_", so it is a part of other pages.' };
  }
  if (bytes.length > MOST_PAGE_BYTES) {
    return {
      ok: false,
      why: `It has more than ${MOST_PAGE_BYTES / 1_000_000} MB. Split it into several pages, or leave it out of the folder.`,
    };
  }
  const decoded = decode(bytes);
  if (!decoded.ok) return decoded;
  try {
    return await pageFrom(file, decoded.text, decoded.advice);
  } catch (error) {
    if (error instanceof RangeError) {
      return { ok: false, why: 'It nests too deep to be read. Flatten its lists, quotes, emphasis or HTML.' };
    }
    const name = error instanceof Error ? error.name : 'an error';
    return {
      ok: false,
      why: `Reading it failed (${name}). Check that it is valid Markdown, HTML or AsciiDoc.`,
    };
  }
}

async function pageFrom(file: PageFile, text: string, guessed: string[]): Promise<PageRead> {
  if (text.trim() === '') return { ok: false, why: 'It is empty.' };
  if (isListOfExport(text)) return { ok: false, why: 'It only lists the pages of an export.' };
  const source = await sourceFrom(file, text);
  const { frontMatter } = source;
  if (frontMatter.draft) return { ok: false, why: 'Its front matter says that it is a draft.' };
  const { root, path, site, navigation } = file;
  const url = pageUrl(site, path, frontMatter);
  const linkTo = linksFrom(file, url);
  const own = cleanTree(source.nodes, linkTo);
  const plain = withoutHtml(own);
  const nodes = plain === own ? own : cleanTree(plain, linkTo);
  const content = contentOf(nodes, anchorsOf(site?.style), frontMatter.title);
  const { title, description, tags, aliases, questions, owner, language, updated } = frontMatter;
  const passages = [...described(description, content.passages), ...content.passages];
  if (passages.length === 0) {
    const why =
      nodes.length > 0 ? 'It has headings but no text below them.' : 'It has no text that can be quoted.';
    return { ok: false, why };
  }
  const page: Page = {
    id: `${root}/${withoutEnding(path)}`,
    root,
    path,
    title: title ?? content.title ?? source.title ?? navigation?.title ?? titleFromPath(path),
    url,
    language: language ?? file.language ?? 'en',
    updated: updated ?? file.updated ?? null,
    owner: owner ?? file.owner ?? null,
    trail: frontMatter.trail.length > 0 ? frontMatter.trail : (navigation?.trail ?? source.trail ?? []),
    aliases,
    tags,
    questions,
    passages,
  };
  return { ok: true, page, advice: [...guessed, ...source.advice] };
}

interface Source {
  frontMatter: FrontMatter;
  nodes: RootContent[];
  /** What it calls itself, if it has no heading that does. */
  title?: string;
  /** What it says itself about what leads to it. */
  trail?: readonly string[];
  advice: string[];
}

async function sourceFrom(file: PageFile, text: string): Promise<Source> {
  const { path } = file;
  const { frontMatter, values, body, advice } = readFrontMatter(text);
  if (/\.html?$/i.test(path)) {
    const isExport = isWikiExport(body);
    // What looks like a template in an export is what somebody has written about one.
    const { tree, title, language, trail } = htmlPage(isExport ? body : withoutTemplates(body));
    const updated = isExport ? updatedInExport(body) : undefined;
    const own = title === undefined ? undefined : titleOfExport(title, body);
    // What Confluence has as a heading of the first level is a part of a page.
    const isTitled =
      own?.isConfluence || !tree.children.some((node) => node.type === 'heading' && node.depth === 1);
    return {
      frontMatter: frontMatterFrom({
        language,
        ...(updated && { updated }),
        ...(own && isTitled && { title: own.title }),
        ...values,
      }),
      nodes: tree.children,
      ...(own && { title: own.title }),
      ...(trail.length > 0 && { trail }),
      advice,
    };
  }
  const isAsciidoc = /\.(?:adoc|asciidoc)$/i.test(path);
  const { text: whole, isIncomplete } = withIncludes(body, file, isAsciidoc ? 'asciidoc' : 'markdown');
  const allAdvice = isIncomplete ? [...advice, INCOMPLETE] : advice;
  if (isAsciidoc) {
    const { html, attributes } = await asciidocPage(whole, file);
    return {
      frontMatter: frontMatterFrom({ ...attributes, ...values }),
      nodes: htmlPage(html).tree.children,
      advice: allAdvice,
    };
  }
  const { properties, body: content } = notionProperties(whole, path);
  return {
    frontMatter:
      Object.keys(properties).length > 0 ? frontMatterFrom({ ...properties, ...values }) : frontMatter,
    nodes: treeOf(plainMarkdown(content, path)).children,
    advice: allAdvice,
  };
}

/** The description in the front matter, unless the page says the same. */
function described(description: string | undefined, passages: Page['passages']): Page['passages'] {
  if (!description || passages.some(({ text }) => text.includes(description))) return [];
  return [{ headings: [], anchor: '', type: 'paragraph', markdown: description, text: description }];
}
