import { requireWhole } from '../errors.js';
import { type Box, boxCodomain, boxDomain, type Diagram } from './diagram.js';
import { DiagramError } from './diagram-error.js';
import { isSameType, type PregroupType, reflectType, rightAdjoint, type SimpleType } from './pregroup-type.js';

/** The diagram of wires that go straight down. */
export function identityDiagram(type: PregroupType): Diagram {
  return { domain: type, codomain: type, layers: [] };
}

/** The diagram of one box alone. */
export function boxDiagram(box: Box): Diagram {
  return { domain: boxDomain(box), codomain: boxCodomain(box), layers: [{ box, offset: 0 }] };
}

/** The diagram of one word alone: the unit to its type. */
export function wordDiagram(word: string, type: PregroupType): Diagram {
  return boxDiagram({ kind: 'word', word, type });
}

/**
 * The nested cups that contract a type with its right adjoint: t t.r to the unit. The cups of t.l t are those of t.l.
 *
 * @example cupDiagram(parseType('n s')).domain // n s s.r n.r
 */
export function cupDiagram(type: PregroupType): Diagram {
  const layers = type.map((left, offset) => {
    return { box: { kind: 'cup', left, right: rightOf(left) } as const, offset };
  });
  return { domain: [...type, ...rightAdjoint(type)], codomain: [], layers: layers.reverse() };
}

/**
 * The nested caps that make a type and its right adjoint from nothing: the unit to t.r t. The caps of t t.l are those of t.l.
 *
 * @example capDiagram(parseType('n s')).codomain // s.r n.r n s
 */
export function capDiagram(type: PregroupType): Diagram {
  const layers = type.toReversed().map((right, offset) => {
    return { box: { kind: 'cap', left: rightOf(right), right } as const, offset };
  });
  return { domain: [], codomain: [...rightAdjoint(type), ...type], layers };
}

/** The wires of one type that cross those of another: left right to right left. */
export function swapDiagram(left: PregroupType, right: PregroupType): Diagram {
  const layers = right.flatMap((over, moved) =>
    left
      .map((under, place) => ({ box: { kind: 'swap', left: under, right: over } as const, offset: place + moved }))
      .reverse(),
  );
  return { domain: [...left, ...right], codomain: [...right, ...left], layers };
}

/**
 * A Frobenius spider: 1 to 2 copies, 2 to 1 merges, 1 to 0 deletes, 0 to 1 makes the wire that merging does not notice.
 *
 * @throws OptionError when a number of legs is not a whole number from 0.
 */
export function spiderDiagram(type: SimpleType, inputs: number, outputs: number): Diagram {
  for (const [option, legs] of [['inputs', inputs] as const, ['outputs', outputs] as const]) {
    requireWhole(option, legs, 0);
  }
  return boxDiagram({ kind: 'spider', type, inputs, outputs });
}

/**
 * Puts diagrams below each other: the wires that leave one go into the next.
 *
 * @throws DiagramError when the codomain of one is not the domain of the next.
 */
export function composeDiagrams(first: Diagram, ...others: readonly Diagram[]): Diagram {
  return others.reduce((above, below, place) => {
    if (!isSameType(above.codomain, below.domain)) {
      throw new DiagramError(`composeDiagrams, diagram ${place + 2}`, above.codomain, below.domain);
    }
    return { domain: above.domain, codomain: below.codomain, layers: [...above.layers, ...below.layers] };
  }, first);
}

/** Puts diagrams side by side; the layers of the left ones come first. Of none it is the empty diagram. */
export function tensorDiagrams(...diagrams: readonly Diagram[]): Diagram {
  return diagrams.reduce(
    (left, right) => ({
      domain: [...left.domain, ...right.domain],
      codomain: [...left.codomain, ...right.codomain],
      layers: [
        ...left.layers,
        ...right.layers.map(({ box, offset }) => ({ box, offset: offset + left.codomain.length })),
      ],
    }),
    identityDiagram([]),
  );
}

/**
 * Turns a diagram upside down. Inputs become outputs, cups become caps, words become effects.
 *
 * A left adjoint seen from below is a right one, so every type is mirrored (see {@link reflectType}): the cup n n.r becomes the cap
 * n n.l, and all boxes stay well typed. Over real spaces, where adjoints are the same, this is the transposed map. Twice is nothing.
 */
export function daggerDiagram({ domain, codomain, layers }: Diagram): Diagram {
  return {
    domain: reflectType(codomain),
    codomain: reflectType(domain),
    layers: layers.map(({ box, offset }) => ({ box: daggerBox(box), offset })).reverse(),
  };
}

function daggerBox(box: Box): Box {
  switch (box.kind) {
    case 'word':
    case 'map': {
      const { dagger, ...upright } = box;
      return dagger ? upright : { ...upright, dagger: true };
    }
    case 'cup':
    case 'cap': {
      const [left, right] = reflectType([box.left, box.right]);
      return { kind: box.kind === 'cup' ? 'cap' : 'cup', left, right };
    }
    case 'swap': {
      const [left, right] = reflectType([box.right, box.left]);
      return { kind: 'swap', left, right };
    }
    case 'spider': {
      const [type] = reflectType([box.type]);
      return { kind: 'spider', type, inputs: box.outputs, outputs: box.inputs };
    }
  }
}

function rightOf({ base, adjoint }: SimpleType): SimpleType {
  return { base, adjoint: adjoint + 1 };
}
