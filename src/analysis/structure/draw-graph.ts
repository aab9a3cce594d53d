import type { Mark, MixedGraph } from './mixed-graph.js';

/** How {@link drawGraph} draws. */
export interface DrawOptions {
  /** How sure each edge is, 0 to 1, by `"from to"` in the order of variables: it sets its width and is written on it; default none. */
  readonly weights?: ReadonlyMap<string, number>;
  /** The height and width in pixels; default 560. */
  readonly size?: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Draws a graph as SVG: variables on a circle, in an order in which few edges cross, and edges as lines with an arrow head, a small circle or
 * nothing at each end.
 *
 * @returns the picture as text; the same graph gives the same bytes.
 */
export function drawGraph(graph: MixedGraph, options: DrawOptions = {}): string {
  const { weights, size = 560 } = options;
  const [width, height] = [size * 1.35, size];
  const order = orderOnCircle(graph);
  const centre = { x: width / 2, y: height / 2 };
  const [across, down] = [width / 2 - 95, height / 2 - 40];
  const points: Point[] = [];
  order.forEach((variable, place) => {
    const angle = (2 * Math.PI * place) / order.length - Math.PI / 2;
    points[variable] = { x: centre.x + across * Math.cos(angle), y: centre.y + down * Math.sin(angle) };
  });
  const halfWidths = graph.names.map((name) => 10 + 3.8 * [...name].length);
  const lines = graph.edges().flatMap(({ from, to, fromMark, toMark }) => {
    const weight = weights?.get(`${from} ${to}`);
    const begin = leave(points[from], points[to], halfWidths[from]);
    const end = leave(points[to], points[from], halfWidths[to]);
    const stroke = weight === undefined ? 1.6 : 0.8 + 2.4 * weight;
    const line = `<line x1="${digits(begin.x)}" y1="${digits(begin.y)}" x2="${digits(end.x)}" y2="${digits(end.y)}" stroke="#4a5a6a" stroke-width="${digits(stroke)}"/>`;
    const middle = { x: begin.x + (end.x - begin.x) * 0.42, y: begin.y + (end.y - begin.y) * 0.42 };
    const label =
      weight === undefined
        ? []
        : [
            `<text x="${digits(middle.x)}" y="${digits(middle.y - 3)}" text-anchor="middle" font-size="11" fill="#7a4a10" stroke="white" stroke-width="3" paint-order="stroke">${weight.toFixed(2)}</text>`,
          ];
    return [line, drawMark(begin, end, fromMark), drawMark(end, begin, toMark), ...label];
  });
  const boxes = graph.names.map((name, variable) => {
    const { x, y } = points[variable];
    const half = halfWidths[variable];
    const box = `<rect x="${digits(x - half)}" y="${digits(y - 13)}" width="${digits(2 * half)}" height="26" rx="6" fill="#eef3f8" stroke="#4a5a6a"/>`;
    return `${box}<text x="${digits(x)}" y="${digits(y + 4.5)}" text-anchor="middle" font-size="13" fill="#102030">${escapeText(name)}</text>`;
  });
  const head = `<svg xmlns="http://www.w3.org/2000/svg" width="${digits(width)}" height="${digits(height)}" viewBox="0 0 ${digits(width)} ${digits(height)}" font-family="sans-serif">`;
  return `${[head, '<rect width="100%" height="100%" fill="white"/>', ...lines.filter((line) => line !== ''), ...boxes, '</svg>'].join('\n')}\n`;
}

/** Where a line from the middle of a box leaves it. */
function leave(from: Point, to: Point, half: number): Point {
  const [x, y] = [to.x - from.x, to.y - from.y];
  const share = Math.min(half / Math.max(Math.abs(x), 1e-9), 13 / Math.max(Math.abs(y), 1e-9), 0.45);
  return { x: from.x + x * share, y: from.y + y * share };
}

function drawMark(at: Point, from: Point, mark: Mark): string {
  if (mark === 'tail') return '';
  const length = Math.hypot(at.x - from.x, at.y - from.y);
  const [x, y] = [(at.x - from.x) / length, (at.y - from.y) / length];
  if (mark === 'circle') {
    return `<circle cx="${digits(at.x - 5 * x)}" cy="${digits(at.y - 5 * y)}" r="4.5" fill="white" stroke="#4a5a6a" stroke-width="1.4"/>`;
  }
  const corners = [
    [at.x, at.y],
    [at.x - 11 * x - 5 * y, at.y - 11 * y + 5 * x],
    [at.x - 11 * x + 5 * y, at.y - 11 * y - 5 * x],
  ];
  return `<polygon points="${corners.map((corner) => corner.map(digits).join(',')).join(' ')}" fill="#4a5a6a"/>`;
}

/** Changes places of two variables as long as that leaves fewer crossings, or as many with shorter edges. */
function orderOnCircle(graph: MixedGraph): number[] {
  const order = [...graph.names.keys()];
  const edges = graph.edges();
  const cost = (): number => {
    const place = new Int32Array(order.length);
    order.forEach((variable, at) => {
      place[variable] = at;
    });
    const chords = edges.map(({ from, to }) => [place[from], place[to]].sort((a, b) => a - b));
    let crossings = 0;
    let lengths = 0;
    chords.forEach(([a, b], first) => {
      lengths += Math.min(b - a, order.length - b + a);
      for (const [c, d] of chords.slice(first + 1))
        if ((a < c && c < b && b < d) || (c < a && a < d && d < b)) crossings++;
    });
    return crossings * 1e4 + lengths;
  };
  let best = cost();
  for (let isBetter = order.length <= 40; isBetter; ) {
    isBetter = false;
    for (let i = 0; i < order.length; i++) {
      for (let j = i + 1; j < order.length; j++) {
        [order[i], order[j]] = [order[j], order[i]];
        const found = cost();
        if (found < best) {
          best = found;
          isBetter = true;
        } else {
          [order[i], order[j]] = [order[j], order[i]];
        }
      }
    }
  }
  return order;
}

function digits(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
