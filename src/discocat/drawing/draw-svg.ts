import type { Diagram } from '../diagram.js';
import { isSameType, printSimpleType, printType } from '../pregroup-type.js';
import { type DiagramLayout, layoutDiagram, type PlacedBox, type PlacedWire } from './diagram-layout.js';
import type { DrawOptions } from './draw-text.js';
import { fontWidth, replaceControls } from './text-widths.js';

/** The size of the words' font, in pixels; all other lengths go with it. */
const fontSize = 16;
const labelSize = 12;
const margin = 12;
const wordHeight = 30;

/** From the top of a word to where its wires start to move. */
const wordRow = 62;
const boxRow = 34;

/** From where the last box ends to the labels of the open wires. */
const footRow = 30;

const style = `text{font-family:Helvetica,Arial,sans-serif;text-anchor:middle;fill:#1c2733}
.word text{font-size:${fontSize}px}.map text{font-size:${labelSize}px}.label{font-size:${labelSize}px;fill:#51606f}
.word rect,.map rect{fill:#eef3f8;stroke:#1c2733;stroke-width:1.2}
path{fill:none;stroke:#1c2733;stroke-width:1.5}circle{fill:#1c2733}
.open path{stroke:#b3261e;stroke-dasharray:4 3}.open .label{fill:#b3261e;font-weight:bold}.open circle{fill:#fff;stroke:#b3261e;stroke-width:1.5}`;

/**
 * Draws a diagram as an SVG picture that stands alone: words in boxes, a column for each simple type with its label, cups as nested
 * curves, swaps as crossings, spiders as dots. Wires that should not be open are red and end in a ring.
 *
 * @throws QualiaError where a layer does not fit the wires above it.
 * @example await writeFile('sentence.svg', drawSvg(reductionDiagram(reduction)))
 */
export function drawSvg(diagram: Diagram, options: DrawOptions = {}): string {
  const isFailed = options.expected !== undefined && !isSameType(options.expected, diagram.codomain);
  const layout = layoutDiagram(diagram, {
    boxWidth: (box) => fontWidth(box.kind === 'word' ? box.word : box.name) * fontSize + 16,
    wireWidth: (label) => fontWidth(label) * labelSize,
    gap: 12,
  });
  const height = rowTop(layout.rows) + footRow + labelSize + margin;
  const width = Math.ceil(layout.width + 2 * margin);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${escapeText(describe(diagram, options))}</title><style>${style}</style>`,
    `<rect width="${width}" height="${height}" fill="#fff"/><g transform="translate(${margin} ${margin})">`,
    ...layout.wires.map((wire) => drawWire(wire, layout, isFailed)),
    ...layout.boxes.map(drawBox),
    '</g></svg>\n',
  ].join('\n');
}

function describe({ layers, codomain }: Diagram, { expected }: DrawOptions): string {
  const words = layers.flatMap(({ box }) => (box.kind === 'word' ? [box.word] : []));
  const wanted = expected === undefined || isSameType(expected, codomain) ? '' : ` instead of ${printType(expected)}`;
  return `${words.join(' ')}: ${printType(codomain)}${wanted}`;
}

function rowTop(row: number): number {
  return row === 0 ? 0 : wordRow + (row - 1) * boxRow;
}

function drawWire({ type, x, from, to }: PlacedWire, { rows }: DiagramLayout, isFailed: boolean): string {
  const label = escapeText(printSimpleType(type));
  const top = rowTop(from) + boxRow / 2;
  const isOpen = to === rows;
  const bottom = isOpen ? rowTop(rows) + footRow - 8 : rowTop(to);
  const parts: string[] = [];
  if (from <= 0) {
    parts.push(`<text class="label" x="${print(x)}" y="${wordHeight + labelSize + 2}">${label}</text>`);
    parts.push(drawLine(x, wordHeight + labelSize + 6, bottom));
  } else {
    parts.push(drawLine(x, top, bottom));
  }
  if (isOpen) {
    if (isFailed) parts.push(`<circle cx="${print(x)}" cy="${bottom}" r="4"/>`);
    parts.push(`<text class="label" x="${print(x)}" y="${bottom + labelSize + 6}">${label}</text>`);
  }
  return `<g${isOpen && isFailed ? ' class="open"' : ''}>${parts.join('')}</g>`;
}

function drawBox({ box, row, inputs, outputs, middle }: PlacedBox): string {
  const top = rowTop(row);
  const centre = top + boxRow / 2;
  switch (box.kind) {
    case 'word':
      return drawNamed('word', box.word, { middle, top, ends: outputs });
    case 'map': {
      const wires = [
        ...inputs.map((x) => drawLine(x, top, top + 4)),
        ...outputs.map((x) => drawLine(x, top + 4, centre)),
      ];
      return wires.join('') + drawNamed('map', box.name, { middle, top: top + 2, ends: [...inputs, ...outputs] });
    }
    case 'cup':
      return drawArc(inputs, top, boxRow);
    case 'cap':
      return drawArc(outputs, centre, -boxRow);
    case 'swap':
      return drawCurve([inputs[0], top], [inputs[1], centre]) + drawCurve([inputs[1], top], [inputs[0], centre]);
    case 'spider': {
      const dot: Point = [middle, top + boxRow / 4];
      const arms = [...inputs.map((x) => drawCurve([x, top], dot)), ...outputs.map((x) => drawCurve(dot, [x, centre]))];
      return `${arms.join('')}<circle cx="${print(dot[0])}" cy="${print(dot[1])}" r="4.5"/>`;
    }
  }
}

type Point = readonly [x: number, y: number];

function drawNamed(
  kind: 'word' | 'map',
  name: string,
  { middle, top, ends }: { readonly middle: number; readonly top: number; readonly ends: readonly number[] },
): string {
  const own = fontWidth(name) * fontSize + 12;
  const width = Math.max(own, 2 * Math.max(0, ...ends.map((x) => Math.abs(x - middle))) + 16);
  const height = kind === 'word' ? wordHeight : boxRow / 2;
  const box = `<rect x="${print(middle - width / 2)}" y="${print(top)}" width="${print(width)}" height="${height}" rx="5"/>`;
  const text = `<text x="${print(middle)}" y="${print(top + height / 2 + (kind === 'word' ? 5 : 4))}">${escapeText(name)}</text>`;
  return `<g class="${kind}">${box}${text}</g>`;
}

function drawLine(x: number, from: number, to: number): string {
  return `<path d="M${print(x)} ${print(from)}V${print(to)}"/>`;
}

/** Half an ellipse between two wires: below them for a depth above 0, else over them. */
function drawArc([left, right]: readonly number[], y: number, depth: number): string {
  const bend = y + depth;
  return `<path d="M${print(left)} ${print(y)}C${print(left)} ${print(bend)} ${print(right)} ${print(bend)} ${print(right)} ${print(y)}"/>`;
}

function drawCurve([x, y]: Point, [toX, toY]: Point): string {
  const bend = (y + toY) / 2;
  return `<path d="M${print(x)} ${print(y)}C${print(x)} ${print(bend)} ${print(toX)} ${print(bend)} ${print(toX)} ${print(toY)}"/>`;
}

function print(length: number): string {
  return String(Math.round(length * 10) / 10);
}

function escapeText(text: string): string {
  const names = new Map([
    ['&', '&amp;'],
    ['<', '&lt;'],
    ['>', '&gt;'],
  ]);
  return replaceControls(text).replace(/[&<>]/g, (character) => names.get(character) ?? character);
}
