import { ParseError } from '../errors.js';

/** A basic type with its adjoint: `n` has 0, `n.r` 1, `n.r.r` 2, `n.l` -1, `n.l.l` -2 (Lambek 1999). */
export interface SimpleType {
  /** A letter, then letters, digits, `_` or `-`. */
  readonly base: string;
  readonly adjoint: number;
}

/** A pregroup type: simple types side by side; the unit is the empty list. */
export type PregroupType = readonly SimpleType[];

/**
 * Reads a pregroup type: simple types separated by spaces, each a basic type with its adjoints, as in `n.r s n.l`; `1` is the unit.
 *
 * @throws ParseError that names what is wrong.
 * @example parseType('n.r s n.l').length // 3
 */
export function parseType(text: string): PregroupType {
  const parts = text.split(/\s+/).filter((part) => part !== '');
  if (parts.length === 1 && parts[0] === '1') return [];
  if (parts.length === 0) throw new ParseError(text, 'a type has at least one simple type; write 1 for the unit.');
  return parts.map((part) => {
    const found = /^([A-Za-z][\w-]*)((?:\.l)*|(?:\.r)*)$/.exec(part);
    if (found === null) {
      const advice = 'is no simple type; write a basic type with its adjoints, as in n, n.r or s.l.l.';
      throw new ParseError(text, `"${part}" ${advice}`);
    }
    const [, base = '', steps = ''] = found;
    const order = steps.length / 2;
    return { base, adjoint: steps.startsWith('.l') ? -order : order };
  });
}

/** Prints a type so that {@link parseType} reads it back. */
export function printType(type: PregroupType): string {
  return type.length === 0 ? '1' : type.map(printSimpleType).join(' ');
}

/** Prints a simple type, for instance `n.r`. */
export function printSimpleType({ base, adjoint }: SimpleType): string {
  return base + (adjoint < 0 ? '.l' : '.r').repeat(Math.abs(adjoint));
}

/** The left adjoint of a type: its simple types in reverse, each with its left adjoint, so that type.l type contracts. */
export function leftAdjoint(type: PregroupType): PregroupType {
  return turn(type, -1);
}

/** The right adjoint of a type: its simple types in reverse, each with its right adjoint, so that type type.r contracts. */
export function rightAdjoint(type: PregroupType): PregroupType {
  return turn(type, 1);
}

/** A type seen upside down: left adjoints become right ones and the other way round; the order stays. Twice is nothing. */
export function reflectType(type: PregroupType): PregroupType {
  return type.map(({ base, adjoint }) => ({ base, adjoint: 0 - adjoint }));
}

/** Tells whether two types are the same. */
export function isSameType(one: PregroupType, other: PregroupType): boolean {
  return one.length === other.length && one.every((simple, place) => isSameSimpleType(simple, other[place]));
}

/** Tells whether two simple types are the same. */
export function isSameSimpleType(one: SimpleType, other: SimpleType): boolean {
  return one.base === other.base && one.adjoint === other.adjoint;
}

/** Tells whether two simple types side by side contract to the unit: n n.r and n.l n do. */
export function contracts(left: SimpleType, right: SimpleType): boolean {
  return left.base === right.base && right.adjoint === left.adjoint + 1;
}

function turn(type: PregroupType, step: 1 | -1): PregroupType {
  return type.map(({ base, adjoint }) => ({ base, adjoint: adjoint + step })).reverse();
}
