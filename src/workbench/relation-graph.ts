import { nameRelation } from '../lexicon/records/relation-record.js';
import { groupRelations } from './group-relations.js';
import { type Html, html, nothing } from './html.js';
import type { LexiconDesk } from './lexicon-desk.js';

/** A box of a drawing. */
interface GraphNode {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  /** What leads to it, where that is not above or below. */
  readonly relation?: string;
}

/** The relations of a synset as they are drawn. */
interface GraphLayout {
  readonly nodes: readonly GraphNode[];
  readonly lines: readonly (readonly [x1: number, y1: number, x2: number, y2: number])[];
  /** What is not drawn, with where it is said. */
  readonly more: readonly { readonly text: string; readonly x: number; readonly y: number }[];
  readonly width: number;
  readonly height: number;
}

const box = { width: 176, height: 32, gapX: 12, gapY: 16 } as const;
/** How much is drawn: levels above, boxes below in rows, boxes on the right. */
const most = { above: 8, below: 12, inRow: 3, beside: 8 } as const;

/** Draws what stands above, below and beside a synset, every box a link to its page. */
export function drawRelations(desk: LexiconDesk, id: string): Html {
  const { nodes, lines, more, width, height } = layOut(desk, id);
  const label = `Relations of ${desk.nameOf(id)}; the same stands in the list`;
  return html`<div class="scrolls" tabindex="0" role="region" aria-label="Drawing of the relations"><svg class="graph" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="group" aria-label="${label}">
<g aria-hidden="true">${lines.map(([x1, y1, x2, y2]) => html`<path d="M${x1} ${y1}V${(y1 + y2) / 2}H${x2}V${y2}"/>`)}</g>
${nodes.map((node) => drawNode(desk, node, node.id === id))}
${more.map(({ text, x, y }) => html`<text x="${x}" y="${y}" class="more">${text}</text>`)}
</svg></div>`;
}

function drawNode(desk: LexiconDesk, { id, x, y, relation }: GraphNode, isCentre: boolean): Html {
  const name = shorten(desk.nameOf(id), isCentre ? 20 : 22);
  const lines =
    relation === undefined
      ? nothing
      : html`<text x="${x + 8}" y="${y + 12}" class="relation">${relation.replaceAll('_', ' ')}</text>`;
  return html`<a href="${desk.at(['synset', id])}" class="${isCentre ? 'centre' : 'node'}"${isCentre ? html` aria-current="true"` : nothing}><title>${desk.nameOf(id)}</title><rect x="${x}" y="${y}" width="${box.width}" height="${box.height}" rx="6"/>${lines}<text x="${x + 8}" y="${y + (relation === undefined ? 21 : 26)}">${name}</text></a>`;
}

function shorten(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`;
}

function layOut(desk: LexiconDesk, id: string): GraphLayout {
  const relations = desk.lexicon.findSynset(id)?.record.relations ?? [];
  const above = climb(desk, id);
  const below = relations.filter((relation) => isBelow(nameRelation(relation))).map(({ target }) => target);
  const beside = Array.from(groupRelations(relations), ([name, targets]) => targets.map((target) => ({ name, target })))
    .flat()
    .filter(({ name, target }) => !isBelow(name) && !(isAbove(name) && above.includes(target)));
  const columns = Math.max(1, Math.min(beside.length > 0 ? most.inRow - 1 : most.inRow, below.length));
  const stepX = box.width + box.gapX;
  const stepY = box.height + box.gapY;
  const centreX = 8 + ((columns - 1) * stepX) / 2;
  const centreY = 8 + above.length * stepY;
  const nodes: GraphNode[] = [];
  const lines: (readonly [number, number, number, number])[] = [];
  const more: { text: string; x: number; y: number }[] = [];
  const middle = box.width / 2;
  above.forEach((each, at) => {
    const y = centreY - (at + 1) * stepY;
    nodes.unshift({ id: each, x: centreX, y });
    lines.push([centreX + middle, y + box.height, centreX + middle, y + stepY]);
  });
  nodes.push({ id, x: centreX, y: centreY });
  below.slice(0, most.below).forEach((each, at) => {
    const x = 8 + (at % columns) * stepX;
    const y = centreY + stepY + Math.floor(at / columns) * (box.height + 10);
    nodes.push({ id: each, x, y });
    if (at < columns) lines.push([centreX + middle, centreY + box.height, x + middle, y]);
  });
  const rows = Math.ceil(Math.min(below.length, most.below) / columns);
  const bottom = centreY + box.height + (rows === 0 ? 0 : box.gapY + rows * (box.height + 10));
  if (below.length > most.below)
    more.push({ text: `${below.length - most.below} more in the list`, x: 8, y: bottom + 12 });
  const besideX = 8 + columns * stepX + 24;
  const top = Math.max(8, centreY - ((Math.min(beside.length, most.beside) - 1) / 2) * (box.height + 10));
  beside.slice(0, most.beside).forEach(({ name, target }, at) => {
    nodes.push({ id: target, x: besideX, y: top + at * (box.height + 10), relation: name });
  });
  const besideEnd = top + Math.min(beside.length, most.beside) * (box.height + 10);
  if (beside.length > most.beside)
    more.push({ text: `${beside.length - most.beside} more in the list`, x: besideX, y: besideEnd + 8 });
  const width = beside.length === 0 ? besideX - 24 : besideX + box.width + 8;
  const height = Math.max(bottom, beside.length === 0 ? 0 : besideEnd) + (more.length > 0 ? 24 : 4);
  return { nodes, lines, more, width, height };
}

function isAbove(name: string): boolean {
  return name === 'hypernym' || name === 'instance_hypernym';
}

function isBelow(name: string): boolean {
  return name === 'hyponym' || name === 'instance_hyponym';
}

/** The first hypernyms, one above the other, the nearest first. */
function climb(desk: LexiconDesk, id: string): string[] {
  const chain: string[] = [];
  for (let at: string | undefined = id; at !== undefined && chain.length < most.above; ) {
    const next: string | undefined = desk.lexicon
      .findSynset(at)
      ?.record.relations.find((relation) => isAbove(nameRelation(relation)))?.target;
    if (next === undefined || next === id || chain.includes(next)) break;
    chain.push(next);
    at = next;
  }
  return chain;
}
