import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AssociationGraph } from '../src/analysis/associations/association-graph.js';
import { createRandom } from '../src/random.js';

// Draws the graph that `qualia analyse associations --graph FILE` wrote: docs/pictures/analysis-associations.svg.
// Usage: npx tsx docs/make-associations-picture.ts FILE [title]

const [file, title = ''] = process.argv.slice(2);
if (file === undefined) throw new Error('Usage: npx tsx docs/make-associations-picture.ts FILE [title]');
const graph = JSON.parse(readFileSync(file, 'utf8')) as AssociationGraph;
const [width, height, margin] = [980, 680, 60];
const places = layOut(graph);
const target = fileURLToPath(new URL('pictures/analysis-associations.svg', import.meta.url));
writeFileSync(target, draw(graph, places));

/** A place in the unit square. */
interface Place {
  x: number;
  y: number;
}

/** Springs along edges, repulsion between all nodes, a weak pull to the middle (Fruchterman & Reingold 1991). */
function layOut({ nodes, edges }: AssociationGraph): Map<string, Place> {
  const random = createRandom(4);
  const all = nodes.map(() => ({ x: random.uniform(), y: random.uniform() }));
  const found = new Map(nodes.map((name, place) => [name, all[place] as Place]));
  const distance = Math.sqrt(1 / Math.max(1, nodes.length));
  const steps = 3000;
  for (let step = 0; step < steps; step++) {
    const moves = all.map(({ x, y }) => ({ x: (0.5 - x) * 1.5, y: (0.5 - y) * 1.5 }));
    for (const [i, a] of all.entries()) {
      for (const [j, b] of all.entries()) {
        if (i === j) continue;
        const [x, y] = [a.x - b.x, a.y - b.y];
        const square = Math.max(1e-6, x * x + y * y);
        const move = moves[i] as Place;
        move.x += (x * distance * distance) / square;
        move.y += (y * distance * distance) / square;
      }
    }
    for (const { left, right } of edges) {
      const [i, j] = [nodes.indexOf(left), nodes.indexOf(right)];
      const [a, b] = [all[i] as Place, all[j] as Place];
      const length = Math.hypot(a.x - b.x, a.y - b.y);
      const pull = length / distance;
      const [x, y] = [(a.x - b.x) * pull, (a.y - b.y) * pull];
      (moves[i] as Place).x -= x;
      (moves[i] as Place).y -= y;
      (moves[j] as Place).x += x;
      (moves[j] as Place).y += y;
    }
    const most = 0.05 * (1 - step / steps);
    for (const [i, place] of all.entries()) {
      const move = moves[i] as Place;
      const scale = Math.min(1, most / Math.max(1e-9, Math.hypot(move.x, move.y)));
      place.x += move.x * scale;
      place.y += move.y * scale;
    }
  }
  return found;
}

function draw({ nodes, edges }: AssociationGraph, found: Map<string, Place>): string {
  const all = [...found.values()];
  const scaleOf = (values: number[], size: number) => {
    const [low, high] = [Math.min(...values), Math.max(...values)];
    return (value: number) => margin + ((value - low) / Math.max(1e-9, high - low)) * (size - 2 * margin);
  };
  const scaleX = scaleOf(
    all.map(({ x }) => x),
    width,
  );
  const scaleY = scaleOf(
    all.map(({ y }) => y),
    height,
  );
  const at = (name: string): [string, string] => {
    const { x, y } = found.get(name) as Place;
    return [scaleX(x).toFixed(1), scaleY(y).toFixed(1)];
  };
  const lines = edges.map(({ left, right, value }) => {
    const [[x1, y1], [x2, y2]] = [at(left), at(right)];
    const style = value < 0 ? 'stroke="#c0392b" stroke-dasharray="4 3"' : 'stroke="#2c6fad"';
    const size = (0.6 + 9 * Math.abs(value)).toFixed(2);
    return `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" ${style} stroke-width="${size}" stroke-opacity="0.6"/>`;
  });
  const labels = nodes.map((name) => {
    const [x, y] = at(name);
    const halo = 'paint-order="stroke" stroke="white" stroke-width="4" stroke-linejoin="round"';
    return `<text x="${x}" y="${y}" dy="0.35em" ${halo}>${escapeText(name)}</text>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height + 30}" font-family="sans-serif" font-size="15">`,
    `<rect width="${width}" height="${height + 30}" fill="white"/>`,
    `<text x="16" y="24" font-size="14" fill="#444">${escapeText(title)}</text>`,
    `<g transform="translate(0 30)" text-anchor="middle">`,
    ...lines,
    ...labels,
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
