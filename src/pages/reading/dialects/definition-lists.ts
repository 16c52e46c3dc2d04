import { outsideFences } from './outside-code.ts';

/** `Term`, and below it `:   what it means`, as items of a list. */
export function withoutDefinitionLists(markdown: string): string {
  if (!/^:[ \t]+\S/m.test(markdown)) return markdown;
  return outsideFences(markdown, (prose) => {
    const out: string[] = [];
    let inDefinition = false;
    for (const line of prose.split('\n')) {
      const [, definition] = /^:[ \t]+(\S.*)$/.exec(line) ?? [];
      if (definition === undefined) {
        // What is indented goes on with the definition.
        inDefinition &&= line.trim() === '' || /^[ \t]{2,}/.test(line);
        out.push(inDefinition ? line.replace(/^(?: {4}|\t| {2,3})/, '  ') : line);
        continue;
      }
      inDefinition = true;
      const term = termAbove(out);
      out.push(term === undefined ? `- ${definition}` : `- **${term}**: ${definition}`);
    }
    return out.join('\n');
  });
}

/** Takes the term away from what was written, with the empty line after it. */
function termAbove(out: string[]): string | undefined {
  const at = out.findLastIndex((line) => line.trim() !== '');
  const term = out[at]?.trim() ?? '';
  if (at < out.length - 2 || at < 0 || /^(?:[-*+#>|<:]|\d+[.)])/.test(term)) return undefined;
  out.splice(at);
  return term.replaceAll('**', '');
}
