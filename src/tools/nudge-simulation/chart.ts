import { type Figures, newCards } from './figures.ts';
import type { Simulation } from './simulate.ts';

/** One person's simulation in the chart. */
export interface Run {
  name: string;
  simulation: Simulation;
  figures: Figures;
}

const WIDTH = 860;
const PANEL = { height: 150, left: 44, right: 816, top: 44, bottom: 130 };
const COLORS = { inReview: '#1d6fb8', overdue: '#c4441c', newCards: '#2f7d3b' };
/** The vertical axis on the left counts cards under review; the one on the right, new cards. */
const MOST_ON_AXIS = { reviews: 15, newCards: 150 };

/** The chart as an SVG file: for each person, the cards under review, those of them that are overdue, and the new cards. */
export function chartOf(runs: readonly Run[], about: string): string {
  const height = 56 + runs.length * PANEL.height;
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="13" role="img">`,
    `<title>${about}</title>`,
    `<desc>${runs.map(({ name, figures }) => `${name}: ${inWords(figures)}`).join('. ')}.</desc>`,
    `<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
    legend(),
    ...runs.map((run, index) => panel(run, 40 + index * PANEL.height)),
    '</svg>',
  ];
  return `${lines.join('\n')}\n`;
}

function legend(): string {
  const entries = [
    ['under review', COLORS.inReview],
    ['overdue', COLORS.overdue],
    ['new cards so far (right)', COLORS.newCards],
  ] as const;
  return entries
    .map(
      ([name, color], index) =>
        `<rect x="${PANEL.left + index * 150}" y="16" width="14" height="4" fill="${color}"/>` +
        `<text x="${PANEL.left + 20 + index * 150}" y="23" fill="#222222">${name}</text>`,
    )
    .join('\n');
}

function panel({ name, simulation: { days }, figures }: Run, y: number): string {
  const came = new Map(newCards(days).map((id, index) => [id, index + 1]));
  let soFar = 0;
  const fresh = days.map(({ nudge }) => {
    soFar = Math.max(soFar, came.get(nudge?.cardId ?? '') ?? 0);
    return soFar;
  });
  const line = (values: readonly number[], most: number, color: string) => {
    const points = values.map((value, index) => {
      const x = PANEL.left + (index / Math.max(1, values.length - 1)) * (PANEL.right - PANEL.left);
      const height = PANEL.bottom - (value / most) * (PANEL.bottom - PANEL.top);
      return `${x.toFixed(1)},${height.toFixed(1)}`;
    });
    return `<polyline points="${points.join(' ')}" fill="none" stroke="${color}" stroke-width="1.8"/>`;
  };
  const { reviews, newCards: most } = MOST_ON_AXIS;
  return [
    `<g transform="translate(0 ${y})">`,
    `<text x="${PANEL.left}" y="30" fill="#222222"><tspan font-weight="bold">${name}</tspan> – ${inWords(figures)}</text>`,
    `<path d="M${PANEL.left} ${PANEL.top}V${PANEL.bottom}H${PANEL.right}V${PANEL.top}" fill="none" stroke="#999999"/>`,
    `<text x="${PANEL.left - 6}" y="${PANEL.top + 5}" text-anchor="end" fill="#555555">${reviews}</text>`,
    `<text x="${PANEL.left - 6}" y="${PANEL.bottom}" text-anchor="end" fill="#555555">0</text>`,
    `<text x="${PANEL.right + 6}" y="${PANEL.top + 5}" fill="#555555">${most}</text>`,
    `<text x="${PANEL.right}" y="${PANEL.bottom + 14}" text-anchor="end" fill="#555555">${days.length} working days</text>`,
    line(
      days.map(({ inReview }) => inReview),
      reviews,
      COLORS.inReview,
    ),
    line(
      days.map(({ overdue }) => overdue),
      reviews,
      COLORS.overdue,
    ),
    line(fresh, most, COLORS.newCards),
    '</g>',
  ].join('\n');
}

function inWords({ newCards, questions, kept, mostInReview, mostOverdue }: Figures): string {
  return `${newCards} new cards, ${questions} questions, ${Math.round(kept * 100)}% of promises kept, at most ${mostInReview} under review and ${mostOverdue} overdue`;
}
