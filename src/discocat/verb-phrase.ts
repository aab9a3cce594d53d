import type { FloatArray } from '../matrix/dense-matrix.js';
import { addDirections } from './entrywise.js';
import { type Meaning, vectorMeaning } from './meaning.js';
import { composeModifier } from './modifier-composition.js';
import { findTransitiveOperator, type TransitiveModel } from './transitive-operators.js';
import type { ArgumentVectors } from './verb-arguments.js';
import { multiplyByObject } from './verb-map.js';

/** The words of a verb phrase without a subject: "bake bread". */
export interface VerbPhraseWords {
  readonly object: FloatArray;
  readonly verbVector: () => FloatArray;
  readonly verbArguments: () => ArgumentVectors;
  /** The sum of the vectors of the objects that the verb was seen with. */
  readonly objectSum: () => FloatArray;
}

/**
 * Composes a transitive verb with its object alone.
 *
 * The missing subject is the vector of ones, the unit of the entrywise product: s . (V x o) becomes V x o, o . (V^T x s)
 * becomes o . (V^T x 1), the Kronecker model v (x) (v . o). The other operators are those of a word with one argument:
 * `additive` v + o, `multiplicative`, `0-diag` and `1-diag` v . o, `relational` o . sum_k o_k, `object-sum` o + sum_k o_k;
 * `subject-sum` is V x o, `unit-subject-sum` that with the object, each at length 1.
 */
export function composeVerbPhrase(operator: TransitiveModel, words: VerbPhraseWords): Meaning {
  const { object, verbVector, verbArguments, objectSum } = words;
  switch (operator) {
    case 'subject-sum':
      return vectorMeaning(multiplyByObject(verbArguments(), object));
    case 'unit-subject-sum':
      return vectorMeaning(addDirections(object, multiplyByObject(verbArguments(), object)));
    case 'kronecker':
    case 'copy-subject':
    case 'copy-object':
    case 'frobenius-add':
    case 'frobenius-multiply':
    case 'frobenius-outer': {
      const subject = new Float64Array(object.length).fill(1);
      return findTransitiveOperator(operator).compose({ subject, object, verbVector, verbArguments });
    }
    default: {
      const modifier = { argument: object, wordVector: verbVector, argumentSum: objectSum, isHead: true };
      return vectorMeaning(composeModifier(operator, modifier));
    }
  }
}
