import type { Diagram, Layer } from './diagram.js';
import type { Reduction } from './reduction.js';
import { residualType } from './reduction.js';

/**
 * Returns the diagram of a reduction: the words from the left, then the cups, an inner one before the one around it. No wires cross.
 *
 * Its domain is the unit, its codomain the type that the words reduce to.
 */
export function reductionDiagram(reduction: Reduction): Diagram {
  const { words, contractions } = reduction;
  const simple = words.flatMap(({ type }) => type);
  const layers: Layer[] = [];
  let offset = 0;
  for (const { word, type } of words) {
    layers.push({ box: { kind: 'word', word, type }, offset });
    offset += type.length;
  }
  const partners = new Map(contractions.map(({ left, right }) => [right, left]));
  let open = 0;
  for (const [right, type] of simple.entries()) {
    const left = partners.get(right);
    if (left === undefined) {
      open++;
      continue;
    }
    open--;
    layers.push({ box: { kind: 'cup', left: simple[left], right: type }, offset: open });
  }
  return { domain: [], codomain: residualType(reduction), layers };
}
