import fc from 'fast-check';
import { type Box, boxCodomain, boxDomain, type Diagram, type Layer } from '../../src/discocat/diagram.js';
import { isSameType, type PregroupType, type SimpleType } from '../../src/discocat/pregroup-type.js';

/** Simple types over the bases n and s, with adjoints from -2 to 2. */
export const simpleTypes: fc.Arbitrary<SimpleType> = fc.record({
  base: fc.constantFrom('n', 's'),
  adjoint: fc.integer({ min: -2, max: 2 }),
});

/** Types of up to three simple types. */
export const types: fc.Arbitrary<PregroupType> = fc.array(simpleTypes, { maxLength: 3 });

const legs = fc.integer({ min: 0, max: 3 });

/** Words among which are those that trip over careless keys and quoting. */
export const words: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('dogs', 'constructor', '__proto__', '', '"; cup n n.r @0', 'back\\slash', '@1'),
  fc.string({ maxLength: 4 }),
);

const flags = fc.constantFrom<{ dagger?: true }>({}, {}, { dagger: true });

const makingBoxes: fc.Arbitrary<Box> = fc.oneof(
  fc.record({ word: words, type: types }).map((found) => ({ kind: 'word', ...found }) as const),
  simpleTypes.map((right) => ({ kind: 'cap', left: { base: right.base, adjoint: right.adjoint + 1 }, right }) as const),
  fc.record({ type: simpleTypes, outputs: legs }).map((found) => ({ kind: 'spider', inputs: 0, ...found }) as const),
  fc.record({ name: words, codomain: types }).map((found) => ({ kind: 'map', domain: [], ...found }) as const),
);

/** The boxes that can stand below some wires at an offset. */
function boxesAt(wires: PregroupType, offset: number): fc.Arbitrary<Box> {
  const here = wires.slice(offset);
  const choices: fc.Arbitrary<Box>[] = [makingBoxes];
  const [left, right] = here;
  if (here.length > 0) {
    const most = here.findIndex((type) => !isSameType([type], [left]));
    const inputs = fc.integer({ min: 1, max: most === -1 ? here.length : most });
    choices.push(
      fc.record({ inputs, outputs: legs }).map((found) => ({ kind: 'spider', type: left, ...found }) as const),
    );
    choices.push(
      fc
        .record({ name: words, codomain: types, count: fc.integer({ min: 1, max: Math.min(3, here.length) }), flags })
        .map(({ name, codomain, count, flags: flag }) => mapBelow(here.slice(0, count), { name, codomain, flag })),
    );
  }
  if (here.length > 1) {
    choices.push(fc.constant({ kind: 'swap', left, right } as const));
    if (left.base === right.base && right.adjoint === left.adjoint + 1) {
      choices.push(fc.constant({ kind: 'cup', left, right } as const));
    }
  }
  return fc.oneof(...choices);
}

function mapBelow(
  domain: PregroupType,
  { name, codomain, flag }: { name: string; codomain: PregroupType; flag: { dagger?: true } },
): Box {
  if (flag.dagger === undefined) return { kind: 'map', name, domain, codomain };
  const mirror = (type: PregroupType) => type.map(({ base, adjoint }) => ({ base, adjoint: 0 - adjoint }));
  return { kind: 'map', name, domain: mirror(codomain), codomain: mirror(domain), dagger: true };
}

/** Well-typed diagrams of up to `most` layers of all kinds of boxes, from a given domain. */
export function diagramsFrom(domain: PregroupType, most = 6): fc.Arbitrary<Diagram> {
  const extend = (layers: readonly Layer[], wires: PregroupType, left: number): fc.Arbitrary<Diagram> =>
    left === 0
      ? fc.constant({ domain, codomain: wires, layers })
      : fc
          .integer({ min: 0, max: wires.length })
          .chain((offset) => boxesAt(wires, offset).map((box) => ({ box, offset })))
          .chain((layer) => extend([...layers, layer], passThrough(wires, layer), left - 1));
  return fc.integer({ min: 0, max: most }).chain((count) => extend([], domain, count));
}

/** Well-typed diagrams. */
export const diagrams: fc.Arbitrary<Diagram> = types.chain((domain) => diagramsFrom(domain));

function passThrough(wires: PregroupType, { box, offset }: Layer): PregroupType {
  return [...wires.slice(0, offset), ...boxCodomain(box), ...wires.slice(offset + boxDomain(box).length)];
}
