import type { WaywardnessSummary } from './summarise-waywardness.js';
import { escapeSvg, shortened, svgNumber } from './svg-text.js';
import type { WaywardnessRow } from './waywardness-row.js';

const width = 640;
const plot = { left: 64, right: 616, top: 34, bottom: 330 } as const;
const lineHeight = 18;

/** Characters of a target that have room. */
const mostCharacters = 84;

const colours = ['#1b6ca8', '#b3541e', '#2e7d4f', '#7a3e9d', '#a31f4b', '#5d6d1e', '#00707a', '#6b4f3a'] as const;

/** What {@link drawFrontier} draws, as `waywardness` returns it. */
export interface DrawnFrontier extends Pick<WaywardnessSummary, 'targets' | 'frontier' | 'majority'> {
  readonly task: string;
  readonly free: readonly Pick<WaywardnessRow, 'accuracy'>[];
  readonly rows: readonly Pick<WaywardnessRow, 'target' | 'promptF1' | 'accuracy'>[];
}

/**
 * Draws the accuracy of vectors against how far they read as their targets, as SVG: a dot for each training in the colour of its target, the frontier as a
 * black line, free vectors and the most frequent label as level lines.
 *
 * @returns the picture as text; the same numbers give the same bytes.
 */
export function drawFrontier({ task, targets, frontier, majority, free, rows }: DrawnFrontier): string {
  const freeMean = free.reduce((sum, { accuracy }) => sum + accuracy, 0) / free.length;
  const all = [majority, ...free.map(({ accuracy }) => accuracy), ...rows.map(({ accuracy }) => accuracy)];
  const least = Math.floor(20 * Math.min(...all)) / 20;
  const most = Math.max(least + 0.05, Math.ceil(20 * Math.max(...all)) / 20);
  const xOf = (overlap: number): number => plot.left + 12 + overlap * (plot.right - plot.left - 24);
  const yOf = (share: number): number => plot.bottom - ((share - least) / (most - least)) * (plot.bottom - plot.top);
  const steps = Math.round((most - least) / 0.05);
  const every = Math.ceil(steps / 8);
  const ticks = Array.from({ length: Math.floor(steps / every) + 1 }, (_, step) => least + 0.05 * every * step);
  const grid = ticks.map((share) => {
    const y = svgNumber(yOf(share));
    return `<line x1="${plot.left}" y1="${y}" x2="${plot.right}" y2="${y}" stroke="#e3e8ee"/><text x="${plot.left - 8}" y="${svgNumber(yOf(share) + 4)}" text-anchor="end">${Math.round(100 * share)} %</text>`;
  });
  const marks = [0, 0.25, 0.5, 0.75, 1].map(
    (overlap) => `<text x="${svgNumber(xOf(overlap))}" y="${plot.bottom + 18}" text-anchor="middle">${overlap}</text>`,
  );
  const level = (share: number, name: string): string => {
    const y = svgNumber(yOf(share));
    return `<line x1="${plot.left}" y1="${y}" x2="${plot.right}" y2="${y}" stroke="#1c2733" stroke-dasharray="5 4"/><text x="${(plot.left + plot.right) / 2}" y="${svgNumber(yOf(share) - 5)}" text-anchor="middle">${name}</text>`;
  };
  const colourOf = new Map(targets.map(({ target }, place) => [target, colours[place % colours.length] as string]));
  const dots = rows.map(({ target, promptF1, accuracy }) => {
    const colour = colourOf.get(target ?? '') ?? '#1c2733';
    return `<circle cx="${svgNumber(xOf(promptF1))}" cy="${svgNumber(yOf(accuracy))}" r="4" fill="${colour}" fill-opacity="0.55"/>`;
  });
  const points = frontier.flatMap(({ promptF1, accuracy }) =>
    accuracy === undefined ? [] : [`${svgNumber(xOf(promptF1))},${svgNumber(yOf(accuracy.mean))}`],
  );
  const below = plot.bottom + 46;
  const legend = targets.map(({ target }, place) => {
    const y = below + 22 + place * lineHeight;
    const name = escapeSvg(shortened(target, mostCharacters));
    return `<circle cx="${plot.left + 6}" cy="${y - 4}" r="4" fill="${colourOf.get(target)}"/><text x="${plot.left + 18}" y="${y}">${name}</text>`;
  });
  const height = below + 36 + targets.length * lineHeight;
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Helvetica,Arial,sans-serif" font-size="12" fill="#1c2733">`,
    '<rect width="100%" height="100%" fill="white"/>',
    `<text x="${width / 2}" y="20" text-anchor="middle" font-size="14">${escapeSvg(shortened(task, mostCharacters))}: right labels, against how far prompts read as a text</text>`,
    ...grid,
    ...marks,
    level(freeMean, 'free prompts'),
    level(majority, 'most frequent label'),
    ...dots,
    `<polyline points="${points.join(' ')}" fill="none" stroke="#1c2733" stroke-width="2"/>`,
    `<text x="${(plot.left + plot.right) / 2}" y="${plot.bottom + 38}" text-anchor="middle">overlap of the nearest words with the text (F1)</text>`,
    ...legend,
    '</svg>',
  ].join('\n')}\n`;
}
