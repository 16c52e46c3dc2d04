import { describe, expect, it } from 'vitest';
import { markdownIn, pageOf, readText, saysOf } from './read.ts';

const given = (path: string, files: Record<string, string> = {}) => ({
  path,
  include: (one: string) => files[one],
});

describe('a page of MkDocs', () => {
  it('has its admonitions, with their titles above them', async () => {
    const text = [
      '!!! warning',
      '    Call *twice*.',
      '',
      '??? tip "What about nights?"',
      '    Ask the lead.',
      '',
      '    - Never alone.',
      '',
      'After.',
      '',
      '1. Page.',
      '',
      '    !!! note',
      '        Once.',
    ].join('\n');
    expect(await saysOf(text)).toEqual([
      'paragraph: Warning: Call twice.',
      'What about nights? > paragraph: Ask the lead.',
      'What about nights? > item: Never alone.',
      'paragraph: After.',
      'step1: Page.\n\nNote: Once.',
    ]);
  });

  it('says for each tab whose it is', async () => {
    const text =
      '=== "Linux"\n\n    ```sh\n    apt install x\n    ```\n\n=== "Windows"\n\n    Use the store.\n\nThen start it.';
    expect(await saysOf(text)).toEqual([
      'Linux > code: apt install x',
      'Windows > paragraph: Use the store.',
      'paragraph: Then start it.',
    ]);
  });

  it('has what it includes, and its writer is told what is missing', async () => {
    const files = { 'docs/snippets/call.md': '---\ntitle: x\n---\nCall **them**.\n\n--8<-- "gone.md"' };
    const read = await readText('# A\n\n--8<-- "snippets/call.md"\n', given('docs/a.md', files));
    expect(read).toMatchObject({ ok: true, page: { passages: [{ text: 'Call them.' }] } });
    expect(read.ok && read.advice).toEqual([expect.stringContaining('files that were not found')]);
  });

  it('has no attributes, icons or tables of contents', async () => {
    const text =
      '[TOC]\n\n:material-check: See [us](https://a.example){:target="_blank" }, press ++ctrl+c++.\n{: .big }';
    expect(await markdownIn(text)).toEqual(['See [us](https://a.example), press `ctrl+c`.']);
  });

  it('has its definition lists as items', async () => {
    expect(await saysOf('Sev 1\n:   All is down.\n\nSev 2\n:   Some is down.\n')).toEqual([
      'item: Sev 1: All is down.',
      'item: Sev 2: Some is down.',
    ]);
  });
});

describe('a page of Docusaurus', () => {
  it('has the text of its components, without imports, exports and expressions', async () => {
    const text = [
      "import Tabs from '@theme/Tabs';",
      'export const x = {',
      '  a: 1,',
      '};',
      '',
      '# Install {#setup}',
      '',
      '{/* for later */}',
      '',
      '<Tabs groupId="os" values={[{a: 1}]}>',
      '  <TabItem value="linux" label="Linux">',
      '',
      '  Use {props.tool} **apt**.',
      '',
      '  </TabItem>',
      '</Tabs>',
      '',
      ':::tip Remember',
      '',
      'Restart {"it"}.',
      '',
      ':::',
      '',
      'Done. <Badge />',
    ].join('\n');
    const page = await pageOf(text, given('docs/install.mdx'));
    expect(page.title).toBe('Install');
    expect(await saysOf(text, given('docs/install.mdx'))).toEqual([
      'Linux > paragraph: Use apt.',
      'Remember > paragraph: Restart it.',
      'paragraph: Done.',
    ]);
  });
});

describe('a page of Hugo, Jekyll or Middleman', () => {
  it('has what stands between its shortcodes, and their links', async () => {
    const text =
      '{{< alert title="Careful" >}}\nCall.\n{{< /alert >}}\n\nSee [it]({{< ref "b.md" >}}). {{% ts 3 %}}\n\n`{{ kept }}`';
    const site = { style: 'mkdocs', baseUrl: 'https://d.example/' } as const;
    expect(await markdownIn(text, { path: 'a.md', site })).toEqual([
      'Call.',
      'See [it](https://d.example/b/).',
      '`{{ kept }}`',
    ]);
  });

  it('has no tags of Jekyll, and keeps its code', async () => {
    const text =
      '{% comment %}\nhidden\n{% endcomment %}\n{% highlight sh %}\nrun {{ x }}\n{% endhighlight %}\n\nAt {{ site.name }} we ask.';
    expect(await saysOf(text)).toEqual(['code: run {{ x }}', 'paragraph: At  we ask.']);
  });

  it('has no Ruby, but the links and sentences that Ruby makes', async () => {
    const text = [
      '<% content_for :sidebar do %>',
      '<ul><li>menu</li></ul>',
      '<% end %>',
      '# <%= current_page.data.title %>',
      '<%= warning_text("Never share your password.") %>',
      '',
      '- Ask <%= link_to "the team", "https://t.example" %>.',
      '<% if beta %>',
      '- Or wait.',
      '<% end %>',
      '',
      '$CTA',
      'Call now.',
      '$CTA',
    ].join('\n');
    const read = given('source/on-call/index.html.md.erb');
    expect((await pageOf(text, read)).title).toBe('On call');
    expect(await markdownIn(text, read)).toEqual([
      'Never share your password.',
      'Ask [the team](https://t.example).',
      'Or wait.',
      'Call now.',
    ]);
  });
});

describe('HTML in a page', () => {
  it('is read: tables by row, lists, details, lines', async () => {
    const text = [
      '<!-- hidden -->',
      '<table><thead><tr><th>Level</th><th>Who</th></tr></thead>',
      '<tr><td><b>One</b></td><td><ul><li>all</li><li>the lead</li></ul></td></tr></table>',
      '',
      '<details><summary>At night</summary>',
      '',
      'Call *twice*.<br>Then wait.',
      '',
      '</details>',
      '',
      '<div align="center"><img src="a.png" alt="logo"><p>Stay calm.</p></div>',
      '<script>alert(1)</script>',
    ].join('\n');
    expect(await saysOf(text)).toEqual([
      'row: One: Who: all; the lead',
      'At night > paragraph: Call twice.\nThen wait.',
      'paragraph: Stay calm.',
    ]);
  });

  it('is not what stands for something to fill in', async () => {
    expect(await saysOf('Log in to <ENVIRONMENT> as <b>root</b>.')).toEqual([
      'paragraph: Log in to <ENVIRONMENT> as root.',
    ]);
  });

  it('gives a heading its anchor', async () => {
    expect((await pageOf('# A\n\n## <a name="own"></a>Part\n\nText.')).passages).toMatchObject([
      { headings: ['Part'], anchor: 'own' },
    ]);
  });
});

describe('a page in another format', () => {
  it('is AsciiDoc', async () => {
    const text = [
      '= On call',
      ':keywords: pager, rota',
      ':description: Who answers.',
      '',
      'Ask the {team}, see xref:rota.adoc#now[the rota]footnote:[Or call.].',
      '',
      'include::_more.adoc[leveloffset=+1]',
      '',
      '[#steps]',
      '== Steps',
      '',
      '. Page.',
      '+',
      '----',
      'page --all',
      '----',
      '',
      'WARNING: Never alone.',
    ].join('\n');
    const files = { 'docs/_more.adoc': '= More\n\nMore text.', 'index.adoc': ':team: lead' };
    const page = await pageOf(text, given('docs/on-call.adoc', files));
    expect(page).toMatchObject({ title: 'On call', aliases: ['pager', 'rota'] });
    expect(await saysOf(text, given('docs/on-call.adoc', files))).toEqual([
      'paragraph: Who answers.',
      'paragraph: Ask the lead, see the rota (Or call).',
      'More > paragraph: More text.',
      'Steps > step1: Page.\n\n    page --all',
      'Steps > paragraph: Warning: Never alone.',
    ]);
    expect(page.passages.at(-1)?.anchor).toBe('steps');
  });

  it('is HTML that Confluence exports', async () => {
    const html = [
      '<html lang="de-DE"><head><title>SRE : Rufbereitschaft</title></head><body>',
      '<div id="breadcrumb-section"><ol><li>SRE</li></ol></div><h1 id="title-heading">x</h1>',
      '<div id="main-content"><h2 id="SRE-Nachts">Nachts</h2><p>Ruf <a href="rota.html">die Liste</a> an.</p>',
      '<div class="confluence-information-macro"><p class="title">Achtung</p><p>Nie allein.</p></div></div>',
      '<div id="footer">Generated</div></body></html>',
    ].join('\n');
    const page = await pageOf(html, { path: 'sre/rufbereitschaft.html' });
    expect(page).toMatchObject({ title: 'Rufbereitschaft', language: 'de' });
    expect(page.passages.map(({ headings, anchor, text }) => [headings, anchor, text])).toEqual([
      [['Nachts'], 'SRE-Nachts', 'Ruf die Liste an.'],
      [['Nachts'], 'SRE-Nachts', 'Achtung'],
      [['Nachts'], 'SRE-Nachts', 'Nie allein.'],
    ]);
  });

  it('is Markdown that Notion exports', async () => {
    const path = 'Team 0123456789abcdef0123456789abcdef/Rota ffffffffffffffffffffffffffffffff.md';
    const text =
      '# Who is on call\n\nOwner: Ada\nTags: pager, ops\nLast edited time: March 4, 2026 9:15 AM\n\nAsk Ada.';
    expect(await pageOf(text, { path })).toMatchObject({
      title: 'Who is on call',
      owner: 'Ada',
      tags: ['pager', 'ops'],
      updated: '2026-03-04',
      passages: [{ text: 'Ask Ada.' }],
    });
    expect((await pageOf('Ask.', { path })).title).toBe('Rota');
  });

  it('is a list of links', async () => {
    const site = { style: 'docusaurus', baseUrl: 'https://d.example/docs' } as const;
    expect(
      await markdownIn('- [Rota](./01-rota.md)\n- [Us](/us/)', { path: '02-guide/index.md', site }),
    ).toEqual(['[Rota](https://d.example/docs/guide/rota)', '[Us](https://d.example/us/)']);
  });
});
