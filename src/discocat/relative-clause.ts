import type { FloatArray } from '../matrix/dense-matrix.js';
import { dot } from '../matrix/dense-products.js';
import { addDirections, addEntries, multiplyEntries } from './entrywise.js';
import type { TransitiveModel } from './transitive-operators.js';
import type { ArgumentVectors } from './verb-arguments.js';
import { multiplyByObject, multiplyBySubject } from './verb-map.js';

/** The words of a noun with a relative clause. */
export interface RelativeWords {
  /** What the noun is in the clause: the subject in "dog that chases cats", the object in "cat that dogs chase". */
  readonly role: 'subject' | 'object';
  readonly noun: FloatArray;
  /** The noun inside the clause. */
  readonly other: FloatArray;
  readonly verbVector: () => FloatArray;
  readonly verbArguments: () => ArgumentVectors;
}

/**
 * Composes a noun n with a relative clause (Sadrzadeh, Clark & Coecke 2013): "n that V o" is n . (V x o), "n that s V" is
 * n . (V^T x s); the pronoun copies the noun into the clause and discards its sentence.
 *
 * - `verb-only`: the noun n alone.
 * - `additive`: n + v + o; `multiplicative`, `0-diag`: n . v . o.
 * - `1-diag`, `kronecker`: the same formula with the verb's matrix made of its own vector, for `kronecker` n . v <v, o>.
 * - `relational` and all operators that copy: with the relational matrix.
 * - `subject-sum`, `object-sum`: n + V x o, n + V^T x s; with `unit-` also the noun in the clause, n + o + V x o, each at length 1.
 *
 * @throws ShapeError when the vectors differ in length.
 */
export function composeRelativeClause(operator: TransitiveModel, words: RelativeWords): Float64Array {
  const { noun, other, verbVector } = words;
  switch (operator) {
    case 'verb-only':
      return Float64Array.from(noun);
    case 'additive':
      return addEntries(noun, verbVector(), other);
    case 'multiplicative':
    case '0-diag':
      return multiplyEntries(noun, verbVector(), other);
    case '1-diag':
      return multiplyEntries(noun, applyOneDiagonal(verbVector(), other));
    case 'kronecker': {
      const verb = verbVector();
      const weight = dot(verb, other);
      return multiplyEntries(noun, verb).map((value) => value * weight);
    }
    case 'subject-sum':
    case 'object-sum':
      return addEntries(noun, applyVerb(words));
    case 'unit-subject-sum':
    case 'unit-object-sum':
      return addDirections(noun, other, applyVerb(words));
    default:
      return multiplyEntries(noun, applyVerb(words));
  }
}

function applyVerb({ role, other, verbArguments }: RelativeWords): Float64Array {
  return role === 'subject' ? multiplyByObject(verbArguments(), other) : multiplyBySubject(verbArguments(), other);
}

/** The matrix with v on its diagonal and 1 elsewhere times a vector: v . o + sum(o) - o. */
function applyOneDiagonal(verb: FloatArray, vector: FloatArray): Float64Array {
  let sum = 0;
  for (let entry = 0; entry < vector.length; entry++) sum += vector[entry];
  return multiplyEntries(verb, vector).map((product, entry) => product + sum - vector[entry]);
}
