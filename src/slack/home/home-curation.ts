import { CURATION_DAYS, type CurationReport } from '../../answers/home-contents.ts';
import type { UnansweredQuestion } from '../../answers/records/curation-records.ts';
import type { Library } from '../../cards/library.ts';
import { cardLine } from '../cards/card-line.ts';
import { type Block, context, header, section } from '../kit/blocks.ts';
import { escapeText } from '../kit/escape.ts';
import { quoted } from '../kit/words.ts';

/** For those who look after the cards: where one is missing, and which one does not help. Nobody is named. */
export function curationSection(report: CurationReport, library: Library): Block[] {
  const { asked, unanswered, questions, unhelpful } = report;
  const without =
    unanswered === 0
      ? `All ${asked} questions of the last ${CURATION_DAYS} days found a card.`
      : `*${unanswered} of ${asked} questions* of the last ${CURATION_DAYS} days found no card.`;
  return [
    header('For curators'),
    section(asked === 0 ? `Nothing was asked in the last ${CURATION_DAYS} days.` : without),
    ...(questions.length > 0 ? [section(questions.map((one) => questionLine(one, library)).join('\n'))] : []),
    ...(unanswered > 0
      ? [
          context(
            'Shown is what was asked in channels. What people ask in private is counted, and not shown.',
          ),
        ]
      : []),
    ...(unhelpful.length > 0
      ? [
          section('*Did not help*'),
          ...unhelpful.map(({ card, unhelpful: no, helpful: yes }) =>
            cardLine(card, library, `not helpful for ${people(no)}${yes > 0 ? `, helpful for ${yes}` : ''}`),
          ),
        ]
      : []),
  ];
}

function questionLine(
  { question, people: askers, times, nearest }: UnansweredQuestion,
  library: Library,
): string {
  const [near] = nearest.flatMap((id) => library.card(id) ?? []);
  const counts = times > askers ? `${people(askers)}, ${times} times` : people(askers);
  return `• ${quoted(question)}\n    ${counts}${near ? ` · nearest: ${escapeText(near.title)}` : ''}`;
}

function people(count: number): string {
  return count === 1 ? '1 person' : `${count} people`;
}
