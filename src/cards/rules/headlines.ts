import { plainText } from '../plain-text.ts';
import type { Problem } from '../problem.ts';
import { errorAt, type Rule } from './rule.ts';

/** A title is a name, without a period. A summary is a sentence. Both are shown literally, without markup. */
export const headlines: Rule = ({ files }) =>
  files.flatMap((file) => {
    const { title, summary } = file.card;
    const problems: Problem[] = [];
    if (title.endsWith('.')) {
      problems.push(
        errorAt(file, file.lineOf('title'), 'the title ends with a period.', 'Remove it: a title is a name.'),
      );
    }
    if (!/[.!?]["”)]?$/.test(summary)) {
      problems.push(
        errorAt(
          file,
          file.lineOf('summary'),
          'the summary does not end with a period.',
          'Make it a sentence.',
        ),
      );
    }
    for (const [name, text] of [
      ['title', title],
      ['summary', summary],
    ] as const) {
      if (plainText(text) !== text) {
        problems.push(
          errorAt(
            file,
            file.lineOf(name),
            `the ${name} contains markup, which would be shown literally.`,
            'Write it as plain text; markup belongs in the sections.',
          ),
        );
      }
    }
    return problems;
  });
