import fc from 'fast-check';
import { type Box, boxCodomain, boxDomain, type Diagram } from '../../../src/discocat/diagram.js';
import {
  contracts,
  type PregroupType,
  parseType,
  reflectType,
  type SimpleType,
} from '../../../src/discocat/pregroup-type.js';

/** Reads one simple type. */
export function simple(text: string): SimpleType {
  return parseType(text)[0];
}

/** Makes a diagram from boxes with their offsets; its codomain is what is left of the wires. */
export function makeDiagram(boxes: readonly (readonly [box: Box, offset: number])[], domain = '1'): Diagram {
  const layers = boxes.map(([box, offset]) => ({ box, offset }));
  const from = parseType(domain);
  return { domain: from, codomain: followWires({ domain: from, codomain: [], layers }), layers };
}

export function word(text: string, type: string): Box {
  return { kind: 'word', word: text, type: parseType(type) };
}

export function cup(left: string, right: string): Box {
  return { kind: 'cup', left: simple(left), right: simple(right) };
}

/** Returns the types of the wires that a diagram ends with; throws where a layer does not fit the wires above it. */
export function followWires({ domain, layers }: Diagram): PregroupType {
  return layers.reduce<PregroupType>((wires, { box, offset }) => {
    const inputs = boxDomain(box);
    const found = wires.slice(offset, offset + inputs.length);
    if (JSON.stringify(found) !== JSON.stringify(inputs)) throw new Error(`${box.kind} at ${offset} does not fit`);
    return [...wires.slice(0, offset), ...boxCodomain(box), ...wires.slice(offset + inputs.length)];
  }, domain);
}

/** "dogs that chase cats run", with its cups. */
export const relativeClause = makeDiagram([
  [word('dogs', 'n'), 0],
  [word('that', 'n.r n s.l n'), 1],
  [word('chase', 'n.r s n.l'), 5],
  [word('cats', 'n'), 8],
  [word('run', 'n.r s'), 9],
  [cup('n', 'n.r'), 0],
  [cup('n', 'n.r'), 2],
  [cup('s.l', 's'), 1],
  [cup('n.l', 'n'), 1],
  [cup('n', 'n.r'), 0],
]);

/** Diagrams of words whose wires contract wherever neighbours can, in any order of words and cups, and cross or copy at times. */
export const diagrams: fc.Arbitrary<Diagram> = fc
  .array(
    fc.record({
      text: fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }),
      type: fc.array(fc.record({ base: fc.constantFrom('n', 's'), adjoint: fc.integer({ min: -1, max: 1 }) }), {
        maxLength: 4,
      }),
      place: fc.nat(20),
      move: fc.constantFrom('cup', 'swap', 'copy', 'merge', 'cap', 'map', 'upside-down', 'none'),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((steps) => {
    const boxes: [Box, number][] = [];
    let wires: PregroupType = [];
    const add = (box: Box, offset: number): void => {
      boxes.push([box, offset]);
      wires = [...wires.slice(0, offset), ...boxCodomain(box), ...wires.slice(offset + boxDomain(box).length)];
    };
    for (const { text, type, place, move } of steps) {
      add({ kind: 'word', word: text, type }, place % (wires.length + 1));
      const at = place % Math.max(1, wires.length - 1);
      const [left, right] = [wires[at], wires[at + 1]];
      if (left === undefined) continue;
      if (move === 'copy') add({ kind: 'spider', type: left, inputs: 1, outputs: 1 + (place % 3) }, at);
      if (move === 'cap') add({ kind: 'cap', left: simple('n'), right: simple('n.l') }, at);
      if (move === 'map') add({ kind: 'map', name: text, domain: [left], codomain: type }, at);
      if (move === 'upside-down') add({ kind: 'word', word: text, type: reflectType([left]), dagger: true }, at);
      if (right === undefined) continue;
      if (move === 'cup' && contracts(left, right)) add({ kind: 'cup', left, right }, at);
      if (move === 'swap') add({ kind: 'swap', left, right }, at);
      if (move === 'merge' && JSON.stringify(left) === JSON.stringify(right)) {
        add({ kind: 'spider', type: left, inputs: 2, outputs: place % 4 }, at);
      }
    }
    return makeDiagram(boxes);
  });
