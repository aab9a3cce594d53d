import { type CircuitEdge, wholeText } from './attribute-edges.js';
import { type Circuit, nodesOfEdge } from './circuit.js';

/** Options of {@link drawCircuit}. */
export interface DrawCircuitOptions {
  /** What stands above the picture; default nothing. */
  readonly title?: string;
}

/** A box of a picture. */
interface Box {
  readonly node: string;
  readonly label: string;
  readonly span: string;
  /** Rows are counted from below. */
  readonly row: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

const [boxWidth, boxHeight, gap, rowHeight] = [44, 22, 8, 58];
const [left, top] = [118, 58];

/**
 * Draws a circuit as SVG: spans as columns, layers as rows from below, where heads have a row in which they read and one in which they write. Lines are the wider the
 * stronger an edge is; those inside heads are orange, those in the stream blue; dashed ones raise the metric when they are replaced.
 *
 * @returns the picture as text; the same circuit gives the same bytes.
 */
export function drawCircuit({ names, positional, edges }: Circuit, options: DrawCircuitOptions = {}): string {
  const { title = '' } = options;
  const layers = edges.reduce((most, { from, to }) => Math.max(most, layerOf(from) + 1, layerOf(to) + 1), 0);
  const boxes = boxesOf(edges, layers);
  const columns = (positional ? names : [wholeText]).map((span) => {
    const own = boxes.filter((box) => box.span === span);
    const rows = new Map<number, Box[]>();
    for (const box of own) rows.get(box.row)?.push(box) ?? rows.set(box.row, [box]);
    const most = Math.max(1, ...[...rows.values()].map(({ length }) => length));
    return { span, rows, width: Math.max(most * (boxWidth + gap) + 50, 7.2 * span.length + 16) };
  });
  const rowNames = namesOfRows(layers);
  const height = top + rowNames.length * rowHeight + 34;
  const yOf = (row: number): number => top + (rowNames.length - 1 - row) * rowHeight + rowHeight / 2;
  const points = new Map<string, Point>();
  const drawn: string[] = [];
  let x = left;
  for (const [place, { span, rows, width }] of columns.entries()) {
    if (place % 2 === 0) {
      drawn.push(
        `<rect x="${digits(x)}" y="${top - 26}" width="${digits(width)}" height="${height - top}" fill="#f5f7fa"/>`,
      );
    }
    drawn.push(text({ x: x + width / 2, y: top - 9 }, span, 'font-weight="bold"'));
    for (const [row, own] of rows) {
      const ordered = own.sort((one, other) => (one.label < other.label ? -1 : 1));
      for (const [at, { node }] of ordered.entries()) {
        const offset = (at - (ordered.length - 1) / 2) * (boxWidth + gap);
        points.set(node, { x: x + width / 2 + offset, y: yOf(row) });
      }
    }
    x += width;
  }
  rowNames.forEach((name, row) => {
    drawn.push(text({ x: left - 10, y: yOf(row) + 4 }, name, 'text-anchor="end"'));
  });
  const strongest = edges.reduce((most, { score }) => Math.max(most, Math.abs(score)), 0);
  const lines = edges.map((edge) => {
    const [from, to] = nodesOfEdge(edge).map((node) => points.get(node)) as [Point, Point];
    const [x1, y1, x2, y2] = [from.x, from.y - boxHeight / 2, to.x, to.y + boxHeight / 2].map(digits);
    const share = strongest === 0 ? 0 : Math.abs(edge.score) / strongest;
    const colour = edge.kind === 'crossing' ? '#c8701c' : '#33608c';
    const dash = edge.score > 0 ? ' stroke-dasharray="5 3"' : '';
    const bend = digits((Number(y1) + Number(y2)) / 2);
    // What passes rows by bows out, so that it is not hidden by the boxes between.
    const passed = Math.round((from.y - to.y) / rowHeight) - 1;
    const bow = passed > 0 && edge.kind === 'stream' ? (from.x < to.x ? -1 : 1) * (boxWidth / 2 + 14 + 5 * passed) : 0;
    const [bend1, bend2] = [from.x + bow, to.x + bow].map(digits);
    return `<path d="M${x1} ${y1} C${bend1} ${bend} ${bend2} ${bend} ${x2} ${y2}" fill="none" stroke="${colour}" stroke-opacity="0.75" stroke-width="${digits(0.8 + 5.2 * share)}"${dash}/>`;
  });
  const nodes = boxes.map(({ node, label }) => {
    const { x: middle, y } = points.get(node) as Point;
    const box = `<rect x="${digits(middle - boxWidth / 2)}" y="${digits(y - boxHeight / 2)}" width="${boxWidth}" height="${boxHeight}" rx="5" fill="white" stroke="#4a5a6a"/>`;
    return `${box}${text({ x: middle, y: y + 4 }, label)}`;
  });
  const width = x + 12;
  const head = `<svg xmlns="http://www.w3.org/2000/svg" width="${digits(width)}" height="${height}" viewBox="0 0 ${digits(width)} ${height}" font-family="sans-serif" font-size="12" text-anchor="middle" fill="#102030">`;
  const caption = title === '' ? [] : [text({ x: 10, y: 20 }, title, 'text-anchor="start" font-size="14"')];
  return `${[head, '<rect width="100%" height="100%" fill="white"/>', ...drawn, ...lines, ...nodes, ...caption, '</svg>'].join('\n')}\n`;
}

function boxesOf(edges: readonly CircuitEdge[], layers: number): Box[] {
  const boxes = new Map<string, Box>();
  for (const edge of edges) {
    const [from, to] = nodesOfEdge(edge);
    const ends = [
      [from, edge.from, edge.fromSpan],
      [to, edge.to, edge.toSpan],
    ] as const;
    for (const [node, name, span] of ends) {
      const label = name.replace(/^head /, '').replace('embedding', 'words');
      boxes.set(node, { node, label, span, row: rowOf(node, name, layers) });
    }
  }
  return [...boxes.values()];
}

/** The row of a node: words, then for each layer what heads read, what they write, the feed-forward part; at last the output. */
function rowOf(node: string, name: string, layers: number): number {
  if (name === 'embedding') return 0;
  if (name === 'output') return 1 + 3 * layers;
  const first = 1 + 3 * layerOf(name);
  if (name.startsWith('feed ')) return first + 2;
  return node.startsWith(`${name} in@`) ? first : first + 1;
}

function layerOf(name: string): number {
  return name === 'embedding' || name === 'output' ? -1 : Number.parseInt(name.split(' ')[1] as string, 10);
}

function namesOfRows(layers: number): string[] {
  const own = Array.from({ length: layers }, (_, layer) => [
    `layer ${layer}, heads read`,
    `heads write`,
    `feed-forward`,
  ]);
  return ['words', ...own.flat(), 'output'];
}

function text({ x, y }: Point, content: string, attributes = ''): string {
  const escaped = content.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  return `<text x="${digits(x)}" y="${digits(y)}"${attributes === '' ? '' : ` ${attributes}`}>${escaped}</text>`;
}

function digits(value: number): string {
  return String(Math.round(value * 10) / 10);
}
