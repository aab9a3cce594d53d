import { fitLabel } from './fit-label.js';
import { countNoun, formatCount, formatInterval, formatScore } from './format-numbers.js';
import { html, type Markup } from './html.js';
import { makeScale, type PlotScale, percentOf, placeOn } from './plot-scale.js';
import type { LearningCurve } from './report.js';

const [top, plotHeight] = [34, 210];
const bottom = top + plotHeight;
/** How many looks there are; more curves than that repeat them. */
const looks = 6;

/**
 * Draws scores over the size of the corpus, whose axis is logarithmic: a line a system, its 95 % intervals as a band.
 *
 * @param options.id begins the ids of its title and description, which must differ from others of the page.
 */
export function plotCurves(
  curves: readonly LearningCurve[],
  { id, title, measure }: { readonly id: string; readonly title: string; readonly measure: string },
): Markup {
  const points = curves.flatMap((curve) => curve.points);
  const scale = makeScale(
    points.flatMap(({ score: { value, interval } }) => [value ?? [], interval?.low ?? [], interval?.high ?? []].flat()),
  );
  const sizes = [...new Set(points.map(({ tokens }) => tokens))].sort((a, b) => a - b);
  const [least, most] = [Math.log(sizes[0] ?? 1), Math.log(sizes.at(-1) ?? 1)];
  // The numbers of the scores stand above their lines, left of the first point.
  const axis = { low: least - (most - least) * 0.07, high: most };
  const height = bottom + 44;
  return html`<svg class="plot" role="img" aria-labelledby="${id}-title" aria-describedby="${id}-text" width="100%" height="${height}">
<title id="${id}-title">${title}</title>
<desc id="${id}-text">${curves.map(describeCurve).join(' ')}</desc>
<g aria-hidden="true">
${scale.ticks.map((tick) => drawLevel(scale, tick))}
${spreadOut(sizes, axis).map((size) => drawSize(axis, size))}
<text class="axis" x="0" y="12">${fitLabel(measure, 48)}</text>
<text class="axis" x="50%" y="${height - 4}" text-anchor="middle">tokens of text (logarithmic)</text>
${curves.map((curve, place) => drawBand(curve, axis, scale, place % looks))}
${curves.map((curve, place) => drawCurve(curve, axis, scale, place % looks))}
</g>
</svg>`;
}

/** Tells which line of a plot of curves is which system. */
export function explainCurves(curves: readonly LearningCurve[]): Markup {
  return html`<ul class="legend">${curves.map(
    ({ system }, place) =>
      html`<li class="look-${place % looks}"><svg aria-hidden="true" width="34" height="14"><line class="curve" x1="1" x2="33" y1="7" y2="7"/>${drawDot('17', 7)}</svg> <bdi>${system}</bdi></li>`,
  )}<li><svg aria-hidden="true" width="34" height="14"><rect class="band" width="34" height="14"/></svg> 95 % interval</li></ul>`;
}

interface SizeAxis {
  readonly low: number;
  readonly high: number;
}

function heightOf({ low, high }: PlotScale, value: number): number {
  return Number((bottom - ((value - low) / (high - low)) * plotHeight).toFixed(1));
}

function drawLevel(scale: PlotScale, tick: number): Markup {
  const y = heightOf(scale, tick);
  return html`<line class="grid" x1="0" x2="100%" y1="${y}" y2="${y}"/><text class="axis" x="0" y="${y - 4}">${tick.toFixed(scale.decimals).replace('-', '−')}</text>
`;
}

function drawSize(axis: SizeAxis, size: number): Markup {
  const x = placeOn(axis, Math.log(size));
  const isLast = Math.log(size) === axis.high;
  return html`<line class="grid" x1="${x}" x2="${x}" y1="${bottom}" y2="${bottom + 5}"/><text class="axis" x="${isLast ? '100%' : x}" y="${bottom + 20}" text-anchor="${isLast ? 'end' : 'middle'}">${shortCount(size)}</text>
`;
}

/** The sizes that have room for their number on a phone: both ends, and others at a distance of a fifth of the axis. */
function spreadOut(sizes: readonly number[], axis: SizeAxis): number[] {
  const last = sizes.at(-1) ?? 1;
  const shown: number[] = [];
  for (const size of sizes) {
    const before = shown.at(-1);
    const isFar = (other: number | undefined): boolean =>
      other === undefined || Math.abs(percentOf(axis, Math.log(size)) - percentOf(axis, Math.log(other))) >= 20;
    if (size === last || (isFar(before) && (isFar(last) || shown.length === 0))) shown.push(size);
  }
  return shown;
}

/** A polygon cannot have percentages, so the band lies in a drawing of its own, 100 wide, that is stretched. */
function drawBand({ points }: LearningCurve, axis: SizeAxis, scale: PlotScale, look: number): Markup | string {
  const known = points.flatMap(({ tokens, score }) => (score.interval === null ? [] : [{ tokens, ...score.interval }]));
  if (known.length < 2) return '';
  const corner = (tokens: number, value: number): string =>
    `${percentOf(axis, Math.log(tokens))},${heightOf(scale, value)}`;
  const corners = [
    ...known.map(({ tokens, high }) => corner(tokens, high)),
    ...known.toReversed().map(({ tokens, low }) => corner(tokens, low)),
  ];
  return html`<svg class="look-${look}" width="100%" height="${bottom}" viewBox="0 0 100 ${bottom}" preserveAspectRatio="none"><polygon class="band" points="${corners.join(' ')}"/></svg>
`;
}

function drawCurve({ points }: LearningCurve, axis: SizeAxis, scale: PlotScale, look: number): Markup {
  const placed = points.flatMap(({ tokens, score: { value, interval } }) =>
    value === null ? [] : [{ x: placeOn(axis, Math.log(tokens)), y: heightOf(scale, value), interval }],
  );
  const lines = placed.slice(1).map(({ x, y }, place) => {
    const before = placed[place];
    return html`<line class="curve" x1="${before?.x}" y1="${before?.y}" x2="${x}" y2="${y}"/>`;
  });
  return html`<g class="look-${look}">${lines}${placed.map(({ x, y }) => drawDot(x, y))}</g>
`;
}

function drawDot(x: string, y: number): Markup {
  return html`<circle class="dot" cx="${x}" cy="${y}" r="4.5"/>`;
}

function describeCurve({ system, points }: LearningCurve): string {
  const told = points.map(({ tokens, score: { value, interval } }) => {
    const range = interval === null ? '' : ` (95 % interval ${formatInterval(interval)})`;
    return `${formatScore(value)}${range} with ${countNoun(tokens, 'token')}`;
  });
  return `${system}: ${told.join('; ')}.`;
}

/** A count as it fits under an axis: `10 M` for ten million. */
function shortCount(count: number): string {
  const units = [
    [1e9, ' G'],
    [1e6, ' M'],
    [1e3, ' k'],
  ] as const;
  const unit = units.find(([size]) => count >= size);
  if (unit === undefined) return formatCount(count);
  return `${Number((count / unit[0]).toPrecision(3))}${unit[1]}`;
}
