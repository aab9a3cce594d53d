import { QualiaError } from '../errors.js';
import { type PregroupType, printType } from './pregroup-type.js';

/** Wires of a diagram that do not meet: a box or a diagram finds other types than those that it takes. */
export class DiagramError extends QualiaError {
  /** The types that are there. */
  readonly found: PregroupType;
  /** The types that are wanted in their place. */
  readonly expected: PregroupType;

  constructor(place: string, found: PregroupType, expected: PregroupType) {
    super('DIAGRAM', `${place}: found wires of type ${printType(found)}, expected ${printType(expected)}.`);
    this.found = found;
    this.expected = expected;
  }
}
