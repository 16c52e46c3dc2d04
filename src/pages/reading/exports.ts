/** What Notion writes below the title of a page that it exports, one property a line. */
export function notionProperties(
  markdown: string,
  path: string,
): { properties: Record<string, string>; body: string } {
  const start = /^\s*#[ \t][^\n]*\n+((?:[A-Z][^:\n]{0,40}:[ \t][^\n]+\n)+)(?:\n|$)/.exec(markdown);
  if (!start || !/[ _-][0-9a-f]{32}\.md$/.test(path)) return { properties: {}, body: markdown };
  const [whole, lines = ''] = start;
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

/** The title of an HTML page without the name of its space or site, and whether the page has it from Confluence. */
export function titleOfExport(title: string, html: string): { title: string; isConfluence: boolean } {
  const isConfluence = /id="(?:main-content|title-text)"/.test(html) && title.includes(' : ');
  const [page = title] = isConfluence ? [title.slice(title.indexOf(' : ') + 3)] : title.split(/\s[|·–—]\s/);
  return { title: page, isConfluence };
}
