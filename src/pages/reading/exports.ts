/** What Notion writes below the title of a page that it exports, one property a line. */
export function notionProperties(
  markdown: string,
  path: string,
): { properties: Record<string, string>; body: string } {
  const start = /^\s*#[ \t][^\n]*\n+((?:[A-Z][^:\n]{0,40}:[ \t][^\n]+\n)+)(?:\n|$)/.exec(markdown);
  if (!start || !/[ _-][0-9a-f]{32}\.md$/.test(path)) return { properties: {}, body: markdown };
  const [whole, lines = ''] = start;
  // A page may begin with “Note: …” as well.
  if (
    !/^(?:last |created|own|tags?:|status:|aliases:|keywords:|team:|maintain|verification:|language:)/im.test(
      lines,
    )
  ) {
    return { properties: {}, body: markdown };
  }
  const pairs = lines
    .trim()
    .split('\n')
    .map((line) => line.split(/:[ \t]+(.*)/s))
    .map(([name = '', value = '']) => [NAMES.get(name.toLowerCase()) ?? name, value.trim()] as const);
  const title = whole.slice(0, whole.indexOf(lines));
  return { properties: Object.fromEntries(pairs), body: title + markdown.slice(whole.length) };
}

/** The names that Notion gives to what front matter calls otherwise. */
const NAMES = new Map([
  ['last edited time', 'updated'],
  ['last edited', 'updated'],
  ['last updated', 'updated'],
  ['last reviewed', 'last_reviewed'],
  ['created', 'date'],
  ['created time', 'date'],
  ['owned by', 'owner'],
]);

/** Whether HTML was exported from Confluence or Notion, which have no templates. */
export function isWikiExport(html: string): boolean {
  return isFromConfluence(html) || /<article id="[0-9a-f-]{32,36}" class="page\b/.test(html);
}

/** Whether it only lists the pages of a space. */
export function isListOfExport(html: string): boolean {
  return isFromConfluence(html) && /class="pageSectionTitle">\s*Available Pages:/.test(html);
}

function isFromConfluence(html: string): boolean {
  return /id="(?:main-content|title-text)"/.test(html);
}

/** The date of the last change, as Confluence writes it into what it exports; undefined if it does not say. */
export function updatedInExport(html: string): string | undefined {
  const [, metadata = ''] = /<div class="page-metadata">([\s\S]{0,2000}?)<\/div>/.exec(html) ?? [];
  const text = metadata.replaceAll(/<[^<>]*>/g, ' ').replaceAll(/\s+/g, ' ');
  return [...text.matchAll(/ on (\p{L}{3,9}\.? \d{1,2}, \d{4})/gu)].at(-1)?.[1];
}

/** The title of an HTML page without the name of its space or site, and whether the page has it from Confluence. */
export function titleOfExport(title: string, html: string): { title: string; isConfluence: boolean } {
  const isConfluence = isFromConfluence(html) && title.includes(' : ');
  const [page = title] = isConfluence ? [title.slice(title.indexOf(' : ') + 3)] : title.split(/\s[|·–—]\s/);
  return { title: page, isConfluence };
}
