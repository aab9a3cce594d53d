import { type PregroupType, reflectType, type SimpleType } from './pregroup-type.js';

/** A word as a box without inputs: its wires go down; upside down, they go up and it has no outputs. */
export interface WordBox {
  readonly kind: 'word';
  readonly word: string;
  /** The type of the word itself, however the box stands. */
  readonly type: PregroupType;
  /** There when the box stands upside down, see `daggerDiagram`. */
  readonly dagger?: true;
}

/** Two wires whose types contract, joined: t t.r or t.l t to the unit. */
export interface Cup {
  readonly kind: 'cup';
  readonly left: SimpleType;
  readonly right: SimpleType;
}

/** Two wires of a type and its adjoint that come from nothing: the unit to t.r t or t t.l. */
export interface Cap {
  readonly kind: 'cap';
  readonly left: SimpleType;
  readonly right: SimpleType;
}

/** Two wires that cross: left right to right left. */
export interface Swap {
  readonly kind: 'swap';
  readonly left: SimpleType;
  readonly right: SimpleType;
}

/** A Frobenius spider: it merges, copies or deletes wires of one type. */
export interface Spider {
  readonly kind: 'spider';
  readonly type: SimpleType;
  readonly inputs: number;
  readonly outputs: number;
}

/** A map with a name, from one type to another; upside down, it goes from the mirrored codomain to the mirrored domain. */
export interface MapBox {
  readonly kind: 'map';
  readonly name: string;
  /** The domain of the map itself, however the box stands. */
  readonly domain: PregroupType;
  readonly codomain: PregroupType;
  /** There when the box stands upside down, see `daggerDiagram`. */
  readonly dagger?: true;
}

/** What a layer of a diagram does to its wires. */
export type Box = WordBox | Cup | Cap | Swap | Spider | MapBox;

/** One box with the number of wires that pass on its left. */
export interface Layer {
  readonly box: Box;
  readonly offset: number;
}

/**
 * A string diagram, read from top to bottom: the wires of `domain` come in, each layer turns those below its box into the box's
 * outputs, the wires of `codomain` go out. A value that never changes.
 */
export interface Diagram {
  readonly domain: PregroupType;
  readonly codomain: PregroupType;
  readonly layers: readonly Layer[];
}

/** Returns the types of the wires that go into a box. */
export function boxDomain(box: Box): PregroupType {
  switch (box.kind) {
    case 'word':
      return box.dagger ? reflectType(box.type) : [];
    case 'cap':
      return [];
    case 'cup':
    case 'swap':
      return [box.left, box.right];
    case 'spider':
      return Array.from({ length: box.inputs }, () => box.type);
    case 'map':
      return box.dagger ? reflectType(box.codomain) : box.domain;
  }
}

/** Returns the types of the wires that come out of a box. */
export function boxCodomain(box: Box): PregroupType {
  switch (box.kind) {
    case 'word':
      return box.dagger ? [] : box.type;
    case 'cup':
      return [];
    case 'cap':
      return [box.left, box.right];
    case 'swap':
      return [box.right, box.left];
    case 'spider':
      return Array.from({ length: box.outputs }, () => box.type);
    case 'map':
      return box.dagger ? reflectType(box.domain) : box.codomain;
  }
}
