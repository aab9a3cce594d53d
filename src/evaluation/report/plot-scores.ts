import { fitLabel, isRightToLeft } from './fit-label.js';
import { showScore } from './format-numbers.js';
import { type HtmlValue, html, type Markup } from './html.js';
import { makeScale, type PlotScale, placeOn } from './plot-scale.js';
import { bestMark, describeMarks, type MarkRole, type ScoreMark } from './score-marks.js';

const rowHeight = 42;
const top = 8;
/** How many letters of a label fit on a phone and on a wide page. */
const [narrow, broad] = [36, 84];

/**
 * Draws scores with their intervals, one a row: systems as filled dots, floors, ceilings and references as triangles and
 * diamonds, what others published as hollow rings.
 *
 * The drawing has no fixed width: positions are percentages, so that it fills its container and its text keeps its size.
 *
 * @param options.id begins the ids of its title and description, which must differ from others of the page.
 */
export function plotScores(
  marks: readonly ScoreMark[],
  { id, title, measure }: { readonly id: string; readonly title: string; readonly measure: string },
): Markup {
  const values = marks.flatMap(({ value, interval }) =>
    [value ?? [], interval?.low ?? [], interval?.high ?? []].flat(),
  );
  if (values.length === 0) return html`<p class="note">No system has this score, so there is nothing to draw.</p>`;
  const scale = makeScale(values);
  const systems = marks.filter(({ role }) => role === 'system').length;
  const bottom = top + marks.length * rowHeight;
  const height = bottom + 40;
  return html`<svg class="plot" role="img" aria-labelledby="${id}-title" aria-describedby="${id}-text" width="100%" height="${height}">
<title id="${id}-title">${title}</title>
<desc id="${id}-text">${describeMarks(marks)}</desc>
<g aria-hidden="true">
${scale.ticks.map((tick) => drawTick(scale, tick, bottom))}
<text class="axis" x="50%" y="${height - 4}" text-anchor="middle">${measure}</text>
${drawGuides(marks, scale, top + systems * rowHeight)}
${marks.map((mark, row) => drawRow(mark, scale, top + row * rowHeight))}
</g>
</svg>`;
}

/** Tells what the marks of a plot of scores mean; only those that occur. */
export function explainMarks(marks: readonly ScoreMark[]): Markup {
  const roles = (['system', 'floor', 'ceiling', 'reference', 'published'] as const).filter((role) =>
    marks.some((mark) => mark.role === role),
  );
  const guided = roles.includes('floor') || roles.includes('ceiling');
  return html`<ul class="legend">${roles.map(
    (role) =>
      html`<li><svg aria-hidden="true" width="26" height="14">${role === 'system' ? html`<line class="interval" x1="1" x2="25" y1="7" y2="7"/>` : ''}${drawMark(role, '13', 7)}</svg> ${legends.get(role)}</li>`,
  )}${guided ? html`<li><svg aria-hidden="true" width="26" height="14"><line class="guide" x1="13" x2="13" y1="0" y2="14"/></svg> the best floor and the best ceiling</li>` : ''}</ul>`;
}

const legends: ReadonlyMap<MarkRole, string> = new Map([
  ['system', 'system, with its 95 % interval'],
  ['floor', 'floor: what anyone gets'],
  ['ceiling', 'ceiling: what people or a perfect system get'],
  ['reference', 'reference'],
  ['published', 'published by others, not measured here'],
]);

function drawTick(scale: PlotScale, tick: number, bottom: number): Markup {
  const x = placeOn(scale, tick);
  return html`<line class="grid" x1="${x}" x2="${x}" y1="${top}" y2="${bottom + 4}"/><text class="axis" x="${x}" y="${bottom + 18}" text-anchor="middle">${tick.toFixed(scale.decimals).replace('-', '−')}</text>`;
}

/** Dashed lines through the rows of systems at the best floor and at the highest ceiling. */
function drawGuides(marks: readonly ScoreMark[], scale: PlotScale, bottom: number): HtmlValue {
  return (['floor', 'ceiling'] as const).map((role) => {
    const best = bestMark(marks, role);
    if (best === undefined) return '';
    const x = placeOn(scale, best.value);
    return html`<line class="guide" x1="${x}" x2="${x}" y1="${top}" y2="${bottom}"/>`;
  });
}

function drawRow({ role, name, value, interval }: ScoreMark, scale: PlotScale, y: number): Markup {
  const line = y + 25;
  const label = role === 'system' ? name : `${role}: ${name}`;
  const range =
    interval === null
      ? ''
      : html`<line class="interval" x1="${placeOn(scale, interval.low)}" x2="${placeOn(scale, interval.high)}" y1="${line}" y2="${line}"/>`;
  return html`<g class="${role}">${drawLabel(label, y + 13)}<text class="value" x="100%" y="${y + 13}" text-anchor="end">${showScore(value)}</text>${range}${value === null ? '' : drawMark(role, placeOn(scale, value), line)}</g>
`;
}

/** A label at the left edge: on a phone a shorter form of it, where it needs one. */
function drawLabel(label: string, y: number): Markup {
  const [short, long] = [fitLabel(label, narrow), fitLabel(label, broad)];
  const draw = (text: string, size: string): Markup => {
    // Anchored at its end, a text from right to left begins at the same edge as the others.
    const way = isRightToLeft(text) ? html` direction="rtl" text-anchor="end"` : '';
    return html`<text class="label${size}" x="0" y="${y}"${way}>${text}</text>`;
  };
  return short === long ? draw(long, '') : html`${draw(short, ' narrow')}${draw(long, ' broad')}`;
}

function drawMark(role: MarkRole, x: string, y: number): Markup {
  if (role === 'system') return html`<circle class="mark" cx="${x}" cy="${y}" r="4.5"/>`;
  if (role === 'published') return html`<circle class="mark published" cx="${x}" cy="${y}" r="4.5"/>`;
  return html`<svg x="${x}" y="${y}" overflow="visible"><path class="mark ${role}" d="${shapes.get(role)}"/></svg>`;
}

const shapes: ReadonlyMap<MarkRole, string> = new Map([
  ['floor', 'M-5,4.5H5L0,-4.5Z'],
  ['ceiling', 'M-5,-4.5H5L0,4.5Z'],
  ['reference', 'M-5,0L0,-5L5,0L0,5Z'],
]);
