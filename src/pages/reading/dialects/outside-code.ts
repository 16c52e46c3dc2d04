const FENCE = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}|~{3,})/;

/** Changes the lines of Markdown outside of its fenced code, as one text from one block of code to the next. */
export function outsideFences(markdown: string, change: (prose: string) => string): string {
  const parts: { isCode: boolean; lines: string[] }[] = [];
  let fence = '';
  for (const line of markdown.split('\n')) {
    const mark = FENCE.exec(line)?.[1] ?? '';
    const opens =
      fence === '' && mark !== '' && !(mark.startsWith('`') && line.trim().slice(mark.length).includes('`'));
    const isCode = fence !== '' || opens;
    const last = parts.at(-1);
    if (last?.isCode === isCode) last.lines.push(line);
    else parts.push({ isCode, lines: [line] });
    if (opens) fence = mark;
    else if (fence !== '' && mark.startsWith(fence) && line.replace(/^[ \t>]*/, '').trim() === mark)
      fence = '';
  }
  return parts.map(({ isCode, lines }) => (isCode ? lines.join('\n') : change(lines.join('\n')))).join('\n');
}

/** Changes Markdown outside of its code, be it fenced or within a line. */
export function outsideCode(markdown: string, change: (prose: string) => string): string {
  return outsideFences(markdown, (prose) =>
    prose
      .split(/(``[^\n]{1,1000}?``|`[^`\n]+`)/)
      .map((part, at) => (at % 2 === 1 ? part : change(part)))
      .join(''),
  );
}

/** A text without all that stands between two marks, with them. */
export function withoutBetween(text: string, open: RegExp, close: RegExp): string {
  const [from, to] = [new RegExp(open, 'gm'), new RegExp(close, 'gm')];
  let kept = '';
  let at = 0;
  for (let start = from.exec(text); start; start = from.exec(text)) {
    to.lastIndex = from.lastIndex;
    // What nobody ends is no comment, nor is anything after it.
    if (!to.exec(text)) break;
    kept += text.slice(at, start.index);
    at = to.lastIndex;
    from.lastIndex = at;
  }
  return kept + text.slice(at);
}
