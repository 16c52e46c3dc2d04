import { answerParts } from '../answer-parts.ts';
import type { Problem } from '../problem.ts';
import { adviceAt, errorAt, type Rule } from './rule.ts';

/** How a text looks where it is read, and what fits there, in characters. */
export interface Rendering {
  /** Markdown as it is sent. */
  render(markdown: string): string;
  /** One part of a short answer; what is longer is cut. */
  part: number;
  /** One section with its heading; what is longer is spread over two blocks. */
  section: number;
}

/** A short answer of summary and parts is read standing up: about two screens of a phone, in characters. */
const SHORT_ANSWER = 1500;

/** What is shown fits, measured as it is sent: markup and escaped characters make a text longer than its file. */
export function answerLength({ render, part, section }: Rendering): Rule {
  return ({ files, kinds }) =>
    files.flatMap((file) => {
      const { card } = file;
      const parts = answerParts(
        card,
        kinds.find((kind) => kind.id === card.kind),
      ).map(({ heading, markdown }) => ({ heading, length: render(markdown).length }));
      const line = (heading: string) =>
        card.sections.find((candidate) => candidate.heading === heading)?.line ?? 1;

      const problems: Problem[] = [];
      for (const { heading, length } of parts) {
        if (length > part) {
          problems.push(
            errorAt(
              file,
              line(heading),
              `the short answer shows ${length} characters of "${heading}"; at most ${part} fit.`,
              'Shorten what it shows: the whole section or its first item, as kinds.yaml says.',
            ),
          );
        }
      }
      const all = parts.reduce((sum, { length }) => sum + length, card.summary.length);
      const longest = parts.toSorted((a, b) => b.length - a.length)[0];
      if (all > SHORT_ANSWER && longest) {
        problems.push(
          adviceAt(
            file,
            line(longest.heading),
            `the short answer has ${all} characters, ${longest.length} of them here.`,
            `Bring it below ${SHORT_ANSWER}: it is read on a phone.`,
          ),
        );
      }
      for (const { heading, body, line: at } of card.sections) {
        const length = render(body).length + heading.length + 3;
        if (length > section) {
          problems.push(
            adviceAt(
              file,
              at,
              `"${heading}" is ${length} characters long as it is sent, more than the ${section} of one block.`,
              'Shorten it: it is torn in two.',
            ),
          );
        }
      }
      return problems;
    });
}
