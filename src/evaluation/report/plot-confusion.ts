import type { ConfusionMatrix } from './confusion-matrix.js';
import { fitLabel } from './fit-label.js';
import { countNoun, formatCount, formatShare } from './format-numbers.js';
import { html, type Markup } from './html.js';

/** The most labels that are drawn; more have no room on a phone. */
export const drawnLabels = 12;

const [top, rowHeight] = [44, 30];
/** Where the cells begin, in percent of the width. */
const left = 38;

/**
 * Draws confusions as a heat map: a row a gold label, a column an answer, both numbered alike, each cell as dark as its share
 * of the items of its gold label, with their count in it.
 *
 * @param options.id begins the ids of its title and description, which must differ from others of the page.
 */
export function plotConfusion(
  matrix: ConfusionMatrix,
  { id, title }: { readonly id: string; readonly title: string },
): Markup {
  const { golds, answers } = matrix;
  const height = top + golds.length * rowHeight + 4;
  const width = (100 - left) / answers.length;
  const place = (column: number): number => Number((left + column * width).toFixed(2));
  const heads = answers.map(
    (answer, column) =>
      html`<text class="axis" x="${place(column + 0.5)}%" y="${top - 8}" text-anchor="middle">${answer === null ? '–' : column + 1}</text>`,
  );
  return html`<svg class="plot heat" role="img" aria-labelledby="${id}-title" aria-describedby="${id}-text" width="100%" height="${height}">
<title id="${id}-title">${title}</title>
<desc id="${id}-text">${describeConfusion(matrix)}</desc>
<g aria-hidden="true">
<text class="axis" x="0" y="${top - 8}">gold</text><text class="axis" x="${left}%" y="${top - 28}">answer${answers.includes(null) ? ' (– none)' : ''}</text>
${heads}
${golds.map((gold, row) => drawRow(matrix, row, { gold, place, width }))}
</g>
</svg>`;
}

function drawRow(
  { counts, totals }: ConfusionMatrix,
  row: number,
  { gold, place, width }: { readonly gold: string; readonly place: (column: number) => number; readonly width: number },
): Markup {
  const y = top + row * rowHeight;
  const label = (size: string, letters: number): Markup =>
    html`<text class="label ${size}" x="0" y="${y + 19}">${row + 1} ${fitLabel(gold, letters)}</text>`;
  const cells = (counts[row] ?? []).map((count, column) => {
    const share = count / (totals[row] || 1);
    const text = count === 0 ? '·' : formatCount(count);
    return html`<rect class="cell" x="${place(column)}%" y="${y}" width="${Number((width - 0.5).toFixed(2))}%" height="${rowHeight - 3}" fill-opacity="${opacityOf(share)}"/><text class="count${share >= 0.5 ? ' on-dark' : ''}" x="${place(column + 0.5)}%" y="${y + 18}" text-anchor="middle">${text}</text>`;
  });
  return html`${label('narrow', 14)}${label('broad', 34)}${cells}
`;
}

/**
 * How much of its colour a cell has. Shares of half or more begin a step higher, since on colours between the two neither dark
 * nor light text has a contrast of 4.5 to 1.
 */
function opacityOf(share: number): string {
  return (share < 0.5 ? share * 0.9 : 0.82 + (share - 0.5) * 0.36).toFixed(3);
}

function describeConfusion({ golds, answers, counts, totals }: ConfusionMatrix): string {
  const rows = golds.map((gold, row) => {
    const given = answers
      .map((answer, column) => ({ answer: answer ?? 'no answer', count: counts[row]?.[column] ?? 0 }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count)
      .map(({ answer, count }) => `${answer} ${formatCount(count)} (${formatShare(count / (totals[row] || 1))})`);
    return `${gold}, ${countNoun(totals[row] ?? 0, 'item')}: answered ${given.join(', ')}.`;
  });
  return rows.join(' ');
}
