import { readFrontMatter } from '../front-matter.ts';
import { pathFrom } from '../links.ts';
import { MOST_PAGE_BYTES, type PageFile } from '../read-options.ts';

/** What a page is with the files that it includes. */
export interface Included {
  text: string;
  /** Whether a file was not found, or nobody may read it. */
  isIncomplete: boolean;
}

const DEEPEST = 5;
/** Where sites keep the parts of their pages, from the folder of the root. */
const FOLDERS = [
  '',
  'docs/',
  'includes/',
  '_includes/',
  'snippets/',
  'source/',
  'partials/',
  'source/partials/',
];
const ENDINGS = ['', '.md', '.md.erb', '.html.md.erb', '.erb', '.html.erb', '.html', '.mdx'];

/** The ways to include a file, each on a line of its own; the second group is its path. */
const WAYS: readonly RegExp[] = [
  /^([ \t]*)-+8<-+[ \t]+["']([^"'\n]+)["'][ \t]*$/,
  /^([ \t]*)\{%-?[ \t]*include(?:_relative|-markdown)?[ \t]+["']?([^"'\s%]+)["']?[^\n%]*-?%\}[ \t]*$/,
  /^([ \t]*)\{\{#(?:include|rustdoc_include)[ \t]+([^}\n]+?)\}\}[ \t]*$/,
  /^([ \t]*)\{\{[<%][ \t]*(?:include|readfile|snippet|partial)[ \t]+(?:file=)?["']?([^"'\s>%]+)["']?[^\n{}]*\}\}[ \t]*$/,
  /^([ \t]*)<%=[ \t]*partial[ (]*:?["']([^"'\n]+)["'][^\n%]*%>[ \t]*$/,
  /^([ \t>]*)\[!INCLUDE[ \t]*\[[^\]\n]*\]\(([^)\n]+)\)\][ \t]*$/i,
];
const ASCIIDOC: readonly RegExp[] = [/^()include::([^[\n]+)\[([^\]\n]*)\][ \t]*$/];
const MAY_INCLUDE = /8<|include|partial|readfile|snippet/i;
/** More files than any page includes. */
const MOST_FILES = 500;

/** A page with what it includes in place, a few files deep. */
export function withIncludes(text: string, file: PageFile, format: 'markdown' | 'asciidoc'): Included {
  const ways = format === 'asciidoc' ? ASCIIDOC : WAYS;
  let room = MOST_PAGE_BYTES;
  let files = 0;
  let isIncomplete = false;
  const read = (path: string, target: string): { path: string; text: string } | undefined => {
    files += 1;
    if (files > MOST_FILES || room <= 0) return undefined;
    for (const candidate of candidatesFor(path, target)) {
      const found = file.include?.(candidate);
      if (found === undefined) continue;
      room -= found.length;
      return { path: candidate, text: found };
    }
    return undefined;
  };
  const filled = (source: string, path: string, depth: number): string =>
    source
      .split('\n')
      .map((line) => {
        if (line.length > 1000 || !MAY_INCLUDE.test(line)) return line;
        const way = ways.find((one) => one.test(line));
        const [, indent = '', target = '', options = ''] = way?.exec(line) ?? [];
        if (!way || (format === 'asciidoc' && isChapter(target))) return line;
        const { name, part } = splitTarget(target.trim());
        const found = depth < DEEPEST ? read(path, name) : undefined;
        isIncomplete ||= !found;
        if (!found) return '';
        const inner = filled(partOf(readFrontMatter(found.text).body, part), found.path, depth + 1);
        const lines = leveled(inner, options).split('\n');
        return lines.map((one) => indent + one).join('\n');
      })
      .join('\n');
  return { text: MAY_INCLUDE.test(text) ? filled(text, file.path, 0) : text, isIncomplete };
}

/** A chapter is a page of its own. */
function isChapter(target: string): boolean {
  return (
    /\.(?:adoc|asciidoc)$/i.test(target) &&
    !/(?:^|\/)(?:_[^/]*|[^/]*(?:partial|snippet|include|fragment)s?\/.*)$/i.test(target)
  );
}

function candidatesFor(path: string, target: string): string[] {
  const relative = [
    pathFrom(path, target),
    ...FOLDERS.map((folder) => pathFrom('', `${folder}${target.replace(/^\/+/, '')}`)),
  ];
  const bare = relative.flatMap((one) =>
    one === undefined || one === '' ? [] : [one, one.replace(/([^/]+)$/, '_$1')],
  );
  return [...new Set(bare)].flatMap((one) => ENDINGS.map((ending) => one + ending));
}

/** `file.md:3:9` and `file.md:part`: some lines of it. */
function splitTarget(target: string): { name: string; part: string } {
  const [, name = target, part = ''] = /^([^:]+):(.+)$/.exec(target) ?? [];
  return { name, part };
}

function partOf(text: string, part: string): string {
  if (part === '') return text;
  const lines = text.split('\n');
  const [, from, to] = /^(\d*):?(\d*)$/.exec(part) ?? [];
  if (from !== undefined)
    return lines.slice(from === '' ? 0 : Number(from) - 1, to ? Number(to) : undefined).join('\n');
  const marks = (mark: string) => lines.findIndex((line) => mark !== '' && line.includes(mark));
  const start = Math.max(marks(`[start:${part}]`), marks(`ANCHOR: ${part}`));
  const end = Math.max(marks(`[end:${part}]`), marks(`ANCHOR_END: ${part}`));
  return start < 0 ? text : lines.slice(start + 1, end > start ? end : undefined).join('\n');
}

/** AsciiDoc with each heading so many levels lower. */
function leveled(text: string, options: string): string {
  const by = Number(/leveloffset=\+(\d)/.exec(options)?.[1] ?? 0);
  return by === 0 ? text : text.replaceAll(/^=+ /gm, (marks) => '='.repeat(by) + marks);
}
