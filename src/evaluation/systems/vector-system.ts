import { OptionError } from '../../errors.js';
import { DenseMatrix, type FloatArray } from '../../matrix/dense-matrix.js';
import { cosine } from '../../matrix/dense-products.js';
import { unitRows } from '../../matrix/normalise.js';
import type { Space } from '../../space/space.js';
import type { ItemAnswer } from '../any-dataset.js';
import type { AnalogyQuestion } from '../dataset.js';
import { answerAnalogies } from '../scores/answer-analogies.js';
import { compositionMethods, createPhraseComparer, type FindVector } from '../scores/phrase-similarity.js';
import {
  type ComparingModel,
  comparesDataset,
  createComparingAnswerers,
  type RelationComparer,
} from './comparing-model.js';
import type { EvaluatedSystem } from './evaluated-system.js';

/** The ways to compare phrases and relations by the vectors of their words. */
export const vectorMethods = [...compositionMethods, 'offset'] as const;

/** A way to compare phrases and relations by the vectors of their words. */
export type VectorMethod = (typeof vectorMethods)[number];

/** How {@link createVectorSystem} compares. */
export interface VectorSystemOptions {
  /** Default `add`. */
  readonly method?: VectorMethod | undefined;
  /** Whether vectors are scaled to length 1 before anything is made of them; default no. */
  readonly unit?: boolean | undefined;
  /** Whether negative entries are set to 0 before anything is made of them, as products need; default no. */
  readonly positive?: boolean | undefined;
  /** How many words analogies are answered from, the first of the space; default all. */
  readonly vocabulary?: number | undefined;
  /** What the result says the system was made of. */
  readonly description: EvaluatedSystem['description'];
  /** Default: the name of the space and the method. */
  readonly name?: string | undefined;
}

/**
 * Makes a system of word vectors.
 *
 * Phrases are compared as `createPhraseComparer` says. Relations a:b and c:d are compared in one space by
 *
 * - `add`: cos(a + d, b + c); analogies by 3CosAdd (Turney 2012, section 6.1; Levy and Goldberg 2014).
 * - `multiply`: cos(a * d, b * c), negative entries set to 0; analogies by 3CosMul.
 * - `offset`: cos(b - a, d - c); it compares no phrases.
 *
 * `head`, `kronecker` and `holistic` compare no relations, and a space of contexts that would not fit into memory as a dense matrix
 * completes no analogies. A word is looked up as it is written, then in lower case.
 *
 * @throws OptionError for another method, or a vocabulary that is no whole number from 1.
 */
export function createVectorSystem(space: Space, options: VectorSystemOptions): EvaluatedSystem {
  const { method = 'add', unit = false, positive = false, vocabulary = space.targets.size, description } = options;
  if (!vectorMethods.includes(method)) throw new OptionError('method', method, vectorMethods.join(', '));
  if (!Number.isInteger(vocabulary) || vocabulary < 1)
    throw new OptionError('vocabulary', vocabulary, 'a whole number >= 1');
  const find = findIn(space, { unit, positive });
  const model: ComparingModel = {
    ...(method !== 'offset' && { comparePhrases: createPhraseComparer(find, method) }),
    ...(isRelational(method) && { compareRelations: compareRelationsBy(find, method) }),
    ...((method === 'add' || method === 'multiply') &&
      canBeDense(space, vocabulary) && {
        completeAnalogies: (questions) => completeAnalogies(questions, { space, method, vocabulary }),
      }),
  };
  return {
    name:
      options.name ??
      [space.name, method, ...(unit ? ['unit length'] : []), ...(positive ? ['positive'] : [])].join(', '),
    description,
    answerers: createComparingAnswerers(model),
    canAnswer: (_, set) => comparesDataset(model, set),
  };
}

/** Longer vectors, those of spaces of contexts, are spelled out each time: to keep them would take gigabytes. */
const longestKept = 4096;

/** More cells than this are not spelled out at once. */
const mostDenseCells = 2 ** 28;

function canBeDense({ matrix }: Space, vocabulary: number): boolean {
  return matrix instanceof DenseMatrix || Math.min(vocabulary, matrix.rows) * matrix.columns <= mostDenseCells;
}

function findIn(space: Space, { unit, positive }: { readonly unit: boolean; readonly positive: boolean }): FindVector {
  const known = new Map<string, FloatArray | undefined>();
  return (word) => {
    if (known.has(word)) return known.get(word);
    const form = [word, word.toLowerCase()].find((candidate) => space.has(candidate));
    const vector = form === undefined ? undefined : space.vector(form);
    const raised = positive ? vector?.map((value) => Math.max(0, value)) : vector;
    const kept = raised === undefined || !unit ? raised : unitRows(new DenseMatrix(1, raised.length, raised)).row(0);
    if (space.matrix.columns <= longestKept) known.set(word, kept);
    return kept;
  };
}

type RelationMethod = 'add' | 'multiply' | 'offset';

function isRelational(method: VectorMethod): method is RelationMethod {
  return method === 'add' || method === 'multiply' || method === 'offset';
}

function compareRelationsBy(find: FindVector, method: RelationMethod): RelationComparer {
  return (first, second) => {
    const words = [...first, ...second];
    const found = words.map(find);
    const missing = words.filter((_, place) => found[place] === undefined);
    const [a, b, c, d] = found;
    if (a === undefined || b === undefined || c === undefined || d === undefined)
      return { similarity: undefined, missing };
    if (method === 'offset') return { similarity: cosine(combine(b, a, subtract), combine(d, c, subtract)), missing };
    const join = method === 'add' ? add : multiplyPositive;
    return { similarity: cosine(combine(a, d, join), combine(b, c, join)), missing };
  };
}

function combine(first: FloatArray, second: FloatArray, join: (x: number, y: number) => number): Float64Array {
  return Float64Array.from(first, (value, entry) => join(value, second[entry] as number));
}

const add = (x: number, y: number): number => x + y;
const subtract = (x: number, y: number): number => x - y;
const multiplyPositive = (x: number, y: number): number => Math.max(0, x) * Math.max(0, y);

function completeAnalogies(
  questions: readonly AnalogyQuestion[],
  {
    space,
    method,
    vocabulary,
  }: { readonly space: Space; readonly method: 'add' | 'multiply'; readonly vocabulary: number },
): ItemAnswer<string>[] {
  const { matrix, targets } = space;
  const rows = Math.min(vocabulary, targets.size);
  const words = targets.labels.slice(0, rows);
  const isCut = rows < targets.size;
  const known = isCut ? new Set(words) : { has: (word: string) => space.has(word) };
  const vectors =
    matrix instanceof DenseMatrix
      ? new DenseMatrix(rows, matrix.columns, matrix.values.subarray(0, rows * matrix.columns))
      : gatherRows(space, rows);
  const normaliseWord = (word: string): string => (known.has(word) ? word : word.toLowerCase());
  const answers = answerAnalogies(
    questions,
    { words, vectors },
    { method: method === 'add' ? '3CosAdd' : '3CosMul', normaliseWord },
  );
  return questions.map(({ a, b, c, answers: right }, place) => {
    const asked = [a, b, c].filter((word) => !known.has(normaliseWord(word)));
    const lacksRight = right.every((word) => !known.has(normaliseWord(word)));
    return { answer: answers[place], missing: [...asked, ...(lacksRight ? right : [])] };
  });
}

/** The first rows of a sparse space, as a dense matrix. */
function gatherRows(space: Space, rows: number): DenseMatrix {
  const { columns } = space.matrix;
  const values = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++) values.set(space.vectorAt(row), row * columns);
  return new DenseMatrix(rows, columns, values);
}
