import { QualiaError } from '../errors.js';
import { type PregroupType, printType } from './pregroup-type.js';

/** Words whose types do not reduce to the type that was asked for. */
export class ReductionError extends QualiaError {
  readonly words: readonly string[];
  /** The type that was asked for. */
  readonly expected: PregroupType;
  /** The shortest type that the words reduce to. */
  readonly residual: PregroupType;

  constructor(words: readonly string[], expected: PregroupType, residual: PregroupType) {
    super(
      'REDUCTION',
      `"${words.join(' ')}" does not reduce to ${printType(expected)}: what is left is ${printType(residual)}. ` +
        'Give its words other types, or ask for another target.',
    );
    this.words = words;
    this.expected = expected;
    this.residual = residual;
  }
}
