import type { Diagram, MapBox, WordBox } from '../diagram.js';
import { isSameType, type PregroupType, printSimpleType } from '../pregroup-type.js';
import { layoutDiagram, type PlacedBox, type PlacedWire } from './diagram-layout.js';
import { replaceControls, terminalWidth } from './text-widths.js';

/** How {@link drawText} and `drawSvg` draw. */
export interface DrawOptions {
  /** The type that the diagram should have; where it has another, its open wires are marked. Default: none is marked. */
  readonly expected?: PregroupType | undefined;
}

/** The character that joins some of its sides: 1 for above, 2 for below, 4 for left, 8 for right. */
const junctions = ' ╵╷│╴╯╮┤╶╰╭├─┴┬┼';

/** Lines of the row of words: the words, then the labels of their wires. */
const wordLines = 2;

/** Lines of a row with a crossing. */
const swapLines = 3;

/**
 * Draws a diagram with the characters of a terminal: words in a row, a column for each simple type, cups as nested brackets, swaps
 * as crossings, spiders as dots, and the types of the open wires below; `○` marks wires that should not be open.
 *
 * @throws QualiaError where a layer does not fit the wires above it.
 * @example console.log(drawText(reductionDiagram(reduction)))
 */
export function drawText(diagram: Diagram, options: DrawOptions = {}): string {
  const isFailed = options.expected !== undefined && !isSameType(options.expected, diagram.codomain);
  const layout = layoutDiagram(diagram, { boxWidth, wireWidth: terminalWidth, gap: 1 });
  const heights = Array.from({ length: layout.rows }, (_, row): number => (row === 0 ? wordLines : 1));
  for (const { box, row } of layout.boxes) if (box.kind === 'swap') heights[row] = swapLines;
  const starts = [0];
  heights.forEach((height, row) => {
    starts.push(starts[row] + height);
  });
  const canvas = new TextCanvas();
  for (const wire of layout.wires) drawWire(canvas, wire, { starts, rows: layout.rows, isFailed });
  for (const box of layout.boxes) drawBox(canvas, box, starts[box.row]);
  return canvas.print();
}

function boxWidth(box: WordBox | MapBox): number {
  return terminalWidth(printName(box));
}

function printName(box: WordBox | MapBox): string {
  return replaceControls(box.kind === 'word' ? box.word : `[${box.name}]`);
}

function drawWire(
  canvas: TextCanvas,
  { type, x, from, to }: PlacedWire,
  { starts, rows, isFailed }: { readonly starts: readonly number[]; readonly rows: number; readonly isFailed: boolean },
): void {
  const label = printSimpleType(type);
  const column = columnOf(x);
  for (let line = from <= 0 ? wordLines : starts[from] + 1; line < starts[to]; line++) canvas.put(column, line, '│');
  if (from <= 0) canvas.putCentred(x, wordLines - 1, label);
  if (to < rows) return;
  canvas.put(column, starts[rows], isFailed ? '○' : '│');
  canvas.putCentred(x, starts[rows] + 1, label);
}

function drawBox(canvas: TextCanvas, { box, inputs, outputs, middle }: PlacedBox, line: number): void {
  switch (box.kind) {
    case 'word':
    case 'map':
      canvas.putCentred(middle, line, printName(box));
      break;
    case 'cup':
    case 'cap':
      canvas.join({ above: inputs, below: outputs }, line);
      break;
    case 'swap':
      drawSwap(canvas, inputs, line);
      break;
    case 'spider':
      drawSpider(canvas, { inputs, outputs, middle }, line);
      break;
  }
}

function drawSwap(canvas: TextCanvas, [left, right]: readonly number[], line: number): void {
  const centre = columnOf((left + right) / 2);
  for (const [end, inner] of [
    [left, centre - 0.5],
    [right, centre + 1.5],
  ]) {
    canvas.join({ above: [end], below: [inner] }, line);
    canvas.put(columnOf(end), line + 1, ' ');
    canvas.join({ above: [inner], below: [end] }, line + 2);
  }
  canvas.put(centre, line + 1, '╳');
}

function drawSpider(
  canvas: TextCanvas,
  { inputs, outputs, middle }: Pick<PlacedBox, 'inputs' | 'outputs' | 'middle'>,
  line: number,
): void {
  const [hub = middle] = outputs.length === 1 ? outputs : inputs.length === 1 ? inputs : [];
  canvas.join({ above: inputs, below: outputs, through: hub }, line);
  canvas.put(columnOf(hub), line, '●');
}

/** The column of a wire: that whose middle is nearest. */
function columnOf(x: number): number {
  return Math.max(0, Math.floor(x - 0.5));
}

/** Cells of a terminal that characters are put into. */
class TextCanvas {
  readonly #lines: string[][] = [];

  put(column: number, line: number, text: string): void {
    const cells = this.#line(line);
    let place = column;
    for (const { segment } of new Intl.Segmenter().segment(text)) {
      while (cells.length < place) cells.push(' ');
      const width = terminalWidth(segment);
      cells[place] = segment;
      for (let part = 1; part < width; part++) cells[place + part] = '';
      place += Math.max(1, width);
    }
  }

  putCentred(middle: number, line: number, text: string): void {
    this.put(Math.max(0, Math.floor(middle - terminalWidth(text) / 2)), line, text);
  }

  /** Draws a line that joins wires from above and from below, and passes through a column. */
  join(
    {
      above,
      below,
      through,
    }: { readonly above: readonly number[]; readonly below: readonly number[]; readonly through?: number },
    line: number,
  ): void {
    const [up, down] = [above, below].map((columns) => new Set(columns.map(columnOf)));
    const ends = [...up, ...down, ...(through === undefined ? [] : [columnOf(through)])];
    const [first, last] = [Math.min(...ends), Math.max(...ends)];
    for (let column = first; column <= last; column++) {
      const sides = [up.has(column), down.has(column), column > first, column < last];
      const index = sides.reduce((sum, isThere, side) => sum + (isThere ? 2 ** side : 0), 0);
      this.put(column, line, junctions[index]);
    }
  }

  print(): string {
    const lines = Array.from(this.#lines, (cells) => Array.from(cells ?? [], (cell) => cell ?? ' ').join(''));
    const trimmed = lines.map((text) => text.trimEnd());
    while (trimmed[0] === '') trimmed.shift();
    return trimmed.join('\n');
  }

  #line(line: number): string[] {
    const cells = this.#lines[line] ?? [];
    this.#lines[line] = cells;
    return cells;
  }
}
