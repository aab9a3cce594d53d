import { OptionError } from '../errors.js';
import type { FloatArray } from '../matrix/dense-matrix.js';
import { DenseMatrix } from '../matrix/dense-matrix.js';
import { copyObject, copySubject } from './copy-models.js';
import { addEntries, multiplyEntries } from './entrywise.js';
import { composeFrobeniusOuter, composeFrobeniusProduct, composeFrobeniusSum } from './frobenius-models.js';
import { type Meaning, outerMeaning, vectorMeaning } from './meaning.js';
import { sentenceMatrix } from './relational-matrix.js';
import type { RelationalSentence } from './relational-product.js';
import { checkTensorSize } from './tensor-size.js';
import type { ArgumentVectors } from './verb-arguments.js';
import {
  composeObjectSum,
  composeSubjectSum,
  composeUnitObjectSum,
  composeUnitSubjectSum,
} from './verb-phrase-sums.js';

/** The operators that compose a subject, a transitive verb and an object, by name. */
export const transitiveModels = [
  'verb-only',
  'additive',
  'multiplicative',
  '0-diag',
  '1-diag',
  'kronecker',
  'relational',
  'copy-subject',
  'copy-object',
  'frobenius-add',
  'frobenius-multiply',
  'frobenius-outer',
  'subject-sum',
  'object-sum',
  'unit-subject-sum',
  'unit-object-sum',
] as const;

/** The name of an operator that composes a subject, a transitive verb and an object. */
export type TransitiveModel = (typeof transitiveModels)[number];

/** The words of a transitive sentence; what an operator does not need of the verb is never asked for. */
export interface TransitiveWords {
  readonly subject: FloatArray;
  readonly object: FloatArray;
  /** The verb's own vector v. */
  readonly verbVector: () => FloatArray;
  /** The argument pairs whose sum of outer products is the verb's matrix V. */
  readonly verbArguments: () => ArgumentVectors;
}

/** How a transitive sentence is composed. */
export interface TransitiveOperator {
  readonly name: TransitiveModel;
  /** What it computes; `.` is the entrywise product, `x` that of matrices, `(x)` the outer one. */
  readonly formula: string;
  /** Who proposed it. */
  readonly source: string;
  /** What papers call it. Two papers swap the names copy-subject and copy-object, so go by the formula. */
  readonly aliases: readonly string[];
  /** What of the verb it needs: its own vector or its argument pairs. */
  readonly needs: 'vector' | 'arguments';
  /** Whether it multiplies vectors entry by entry, so that two negative numbers count as agreement. */
  readonly multiplies: boolean;
  readonly compose: (words: TransitiveWords) => Meaning;
}

/** Lists the operators on transitive sentences, in the order of {@link transitiveModels}. */
export function listTransitiveOperators(): TransitiveOperator[] {
  return [
    ofVector('verb-only', 'v', {
      source: 'the baseline of Mitchell & Lapata 2008',
      multiplies: false,
      compose: ({ verb }) => vectorMeaning(Float64Array.from(verb)),
    }),
    ofVector('additive', 's + v + o', {
      source: 'Mitchell & Lapata 2008',
      multiplies: false,
      compose: ({ subject, verb, object }) => vectorMeaning(addEntries(subject, verb, object)),
    }),
    ofVector('multiplicative', 's . v . o', { source: 'Mitchell & Lapata 2008', compose: multiplyAll }),
    ofVector('0-diag', '(diagonal v, else 0) . (s (x) o)', {
      source: 'Grefenstette & Sadrzadeh 2011 (GEMS)',
      compose: multiplyAll,
    }),
    ofVector('1-diag', '(diagonal v, else 1) . (s (x) o)', {
      source: 'Grefenstette & Sadrzadeh 2011 (GEMS)',
      compose: composeOneDiagonal,
    }),
    ofVector('kronecker', '(v (x) v) . (s (x) o)', {
      source: 'Grefenstette & Sadrzadeh 2011 (GEMS)',
      compose: ({ subject, verb, object }) =>
        outerMeaning(multiplyEntries(verb, subject), multiplyEntries(verb, object)),
    }),
    ofArguments('relational', 'V . (s (x) o)', {
      source: 'Grefenstette & Sadrzadeh 2011 (EMNLP)',
      aliases: ['categorical (Grefenstette & Sadrzadeh 2011)'],
      compose: (sentence) => ({ kind: 'tensor', sentence }),
    }),
    ofArguments('copy-subject', 's . (V x o)', {
      source: 'Kartsaklis, Sadrzadeh & Pulman 2012',
      aliases: ['A', 'copy-object (Milajevs et al. 2014)'],
      compose: (sentence) => vectorMeaning(copySubject(sentence)),
    }),
    ofArguments('copy-object', 'o . (V^T x s)', {
      source: 'Kartsaklis, Sadrzadeh & Pulman 2012',
      aliases: ['B', 'copy-subject (Milajevs et al. 2014)'],
      compose: (sentence) => vectorMeaning(copyObject(sentence)),
    }),
    ofArguments('frobenius-add', 's . (V x o) + o . (V^T x s)', {
      source: 'Kartsaklis & Sadrzadeh 2014',
      aliases: ['A + B'],
      compose: composeFrobeniusSum,
    }),
    ofArguments('frobenius-multiply', '(s . (V x o)) . (o . (V^T x s))', {
      source: 'Kartsaklis & Sadrzadeh 2014',
      aliases: ['A . B'],
      compose: composeFrobeniusProduct,
    }),
    ofArguments('frobenius-outer', '(s . (V x o)) (x) (o . (V^T x s))', {
      source: 'Kartsaklis & Sadrzadeh 2014',
      aliases: ['A (x) B'],
      compose: composeFrobeniusOuter,
    }),
    ofArguments('subject-sum', 's + V x o', {
      source: 'after Paperno et al. 2014',
      multiplies: false,
      compose: composeSubjectSum,
    }),
    ofArguments('object-sum', 'o + V^T x s', {
      source: 'after Paperno et al. 2014',
      multiplies: false,
      compose: composeObjectSum,
    }),
    ofArguments('unit-subject-sum', 's / |s| + V x o / |V x o|', {
      source: 'subject-sum, its parts of one length',
      multiplies: false,
      compose: composeUnitSubjectSum,
    }),
    ofArguments('unit-object-sum', 'o / |o| + V^T x s / |V^T x s|', {
      source: 'object-sum, its parts of one length',
      multiplies: false,
      compose: composeUnitObjectSum,
    }),
  ];
}

/**
 * Finds an operator on transitive sentences by its name, its formula or an alias, blanks aside.
 *
 * @throws OptionError for another text.
 * @example findTransitiveOperator('s.(Vxo)').name // 'copy-subject'
 */
export function findTransitiveOperator(text: string): TransitiveOperator {
  const bare = (name: string): string => name.replaceAll(' ', '');
  const found = listTransitiveOperators().find(({ name, formula, aliases }) =>
    [name, formula, ...aliases].some((known) => bare(known) === bare(text)),
  );
  if (found === undefined) throw new OptionError('model', text, transitiveModels.join(', '));
  return found;
}

interface VerbVectorSentence {
  readonly subject: FloatArray;
  readonly verb: FloatArray;
  readonly object: FloatArray;
}

interface OperatorParts<Sentence> {
  readonly source: string;
  readonly aliases?: readonly string[];
  readonly multiplies?: boolean;
  readonly compose: (sentence: Sentence) => Meaning;
}

function ofVector(
  name: TransitiveModel,
  formula: string,
  { source, aliases = [], multiplies = true, compose }: OperatorParts<VerbVectorSentence>,
): TransitiveOperator {
  const fromWords = ({ subject, object, verbVector }: TransitiveWords): Meaning =>
    compose({ subject, verb: verbVector(), object });
  return { name, formula, source, aliases, multiplies, needs: 'vector', compose: fromWords };
}

function ofArguments(
  name: TransitiveModel,
  formula: string,
  { source, aliases = [], multiplies = true, compose }: OperatorParts<RelationalSentence>,
): TransitiveOperator {
  const fromWords = ({ subject, object, verbArguments }: TransitiveWords): Meaning =>
    compose({ subject, verb: verbArguments(), object });
  return { name, formula, source, aliases, multiplies, needs: 'arguments', compose: fromWords };
}

function multiplyAll({ subject, verb, object }: VerbVectorSentence): Meaning {
  return vectorMeaning(multiplyEntries(subject, verb, object));
}

function composeOneDiagonal({ subject, verb, object }: VerbVectorSentence): Meaning {
  const side = verb.length;
  checkTensorSize(side ** 2);
  const matrix = new DenseMatrix(side, side, new Float64Array(side * side).fill(1));
  for (let entry = 0; entry < side; entry++) matrix.values[entry * (side + 1)] = verb[entry];
  return { kind: 'matrix', matrix: sentenceMatrix(subject, matrix, object) };
}
