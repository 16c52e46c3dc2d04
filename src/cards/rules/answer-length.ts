import { answerParts } from '../answer-parts.ts';
import type { Problem } from '../problem.ts';
import { adviceAt, errorAt, type Rule } from './rule.ts';

/** How a text is shown to readers, and how many characters fit there. */
export interface Rendering {
  /** Markdown in the form that is sent. */
  render(markdown: string): string;
  /** The length of one part of a short answer; a longer one is cut off. */
  part: number;
  /** The length of one section with its heading; a longer one is split into two blocks. */
  section: number;
}

/** The length of a short answer (summary and parts) in characters: about two phone screens, to read standing up. */
const SHORT_ANSWER = 1500;

/** What is shown fits. Measured as sent, because markup and escaped characters make a text longer than in its file. */
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
              'Shorten what it shows: the whole section or its first item, as set in kinds.yaml.',
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
            `Get it below ${SHORT_ANSWER}: people read it on a phone.`,
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
              `"${heading}" is ${length} characters long when sent, more than the ${section} that fit in one block.`,
              'Shorten it, or it will be split in two.',
            ),
          );
        }
      }
      return problems;
    });
}
