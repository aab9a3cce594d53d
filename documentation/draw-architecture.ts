import { escapeHtml } from './escape-html.js';
import type { Architecture, ArchitecturePart } from './read-architecture.js';

const width = 960;
const left = 40;
const gap = 10;
const line = 16;

/** Draws layers as rows of boxes, highest first, each box with its entry and its contracts, as SVG. */
export function drawArchitecture(architecture: Architecture): string {
  let top = gap;
  const rows = architecture.map((parts) => {
    const height = 22 + line * Math.max(...parts.map(linesOf)) + 8;
    const boxWidth = (width - left - gap * parts.length) / parts.length;
    const boxes = parts.map((part, place) =>
      drawBox(part, { x: left + place * (boxWidth + gap), y: top, width: boxWidth, height }),
    );
    top += height + gap;
    return boxes.join('\n');
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${top}" viewBox="0 0 ${width} ${top}" font-family="Helvetica,Arial,sans-serif" font-size="12">
<title>The layers of qualia: imports go only down</title>
<rect width="100%" height="100%" fill="white"/>
<line x1="20" y1="${gap}" x2="20" y2="${top - gap - 8}" stroke="#51606f" stroke-width="1.5"/>
<path d="M14 ${top - gap - 10} L20 ${top - gap} L26 ${top - gap - 10} Z" fill="#51606f"/>
<text transform="translate(14 ${top / 2}) rotate(-90)" text-anchor="middle" fill="#51606f">imports go only down</text>
${rows.join('\n')}
</svg>
`;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function drawBox(part: ArchitecturePart, { x, y, width: boxWidth, height }: Box): string {
  const { name, entry, contracts } = part;
  const middle = round(x + boxWidth / 2);
  const texts = [
    { text: name, style: 'font-weight="bold" fill="#1c2127"' },
    ...(entry === undefined ? [] : [{ text: entry, style: 'fill="#0b5a97"' }]),
    ...contracts.map((text) => ({ text, style: 'font-style="italic" fill="#51606f"' })),
  ];
  const lines = texts.map(({ text, style }, place) => {
    return `<text x="${middle}" y="${y + 20 + place * line}" text-anchor="middle" ${style}>${escapeHtml(text)}</text>`;
  });
  const frame = entry === undefined ? 'fill="#f4f5f6" stroke="#c3cad0"' : 'fill="#eaf3fb" stroke="#0b5a97"';
  return [
    `<rect x="${round(x)}" y="${y}" width="${round(boxWidth)}" height="${height}" rx="5" ${frame}/>`,
    ...lines,
  ].join('\n');
}

/** How many lines stand below the name. */
function linesOf({ entry, contracts }: ArchitecturePart): number {
  return contracts.length + (entry === undefined ? 0 : 1);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
