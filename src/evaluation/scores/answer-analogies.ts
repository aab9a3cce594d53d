import { compareText } from '../../corpus/count-contexts.js';
import { requireOption, ShapeError } from '../../errors.js';
import { DenseMatrix, denseZeros } from '../../matrix/dense-matrix.js';
import { multiplyDense } from '../../matrix/dense-products.js';
import { unitRows } from '../../matrix/normalise.js';
import type { AnalogyQuestion } from '../dataset.js';

/** The ways to answer an analogy by vectors. */
export const analogyMethods = ['3CosAdd', '3CosMul'] as const;

/** A way to answer an analogy by vectors. */
export type AnalogyMethod = (typeof analogyMethods)[number];

/** Words with a vector each, in the same order. */
export interface NamedVectors {
  readonly words: readonly string[];
  /** A row a word; of any length, they are scaled to 1. */
  readonly vectors: DenseMatrix;
}

/** How analogies are answered. */
export interface AnalogyOptions {
  /** Default `3CosAdd`. */
  readonly method?: AnalogyMethod;
  /** What keeps 3CosMul from dividing by zero; above 0, default 0.001. */
  readonly epsilon?: number;
  /** Gives the form in which a word of a question stands among the words, for instance in lower case; default as it is. */
  readonly normaliseWord?: (word: string) => string;
}

/** How many similarities are held at once. */
const heldSimilarities = 2 ** 21;

/**
 * Answers analogies "a is to b as c is to what?" from all words that have a vector, but for a, b and c.
 *
 * 3CosAdd takes the word x with the highest cos(x, b) - cos(x, a) + cos(x, c); 3CosMul that with the highest
 * s(x, b) s(x, c) / (s(x, a) + epsilon), where s = (cos + 1) / 2 (Levy and Goldberg 2014, equations 3 and 5). Of words
 * that tie, the first by name is the answer.
 *
 * A question is not answered, and gets undefined, where a, b, c or all its right answers lack a vector; a vector of zeros
 * is none.
 *
 * @throws ShapeError when words and vectors differ in number; OptionError when an option is out of range.
 */
export function answerAnalogies(
  questions: readonly AnalogyQuestion[],
  { words, vectors }: NamedVectors,
  options: AnalogyOptions = {},
): (string | undefined)[] {
  const { method = '3CosAdd', epsilon = 0.001, normaliseWord = (word: string) => word } = options;
  requireOption(analogyMethods.includes(method), 'method', method, analogyMethods.join(', '));
  requireOption(epsilon > 0 && epsilon < Number.POSITIVE_INFINITY, 'epsilon', epsilon, 'a number above 0');
  if (words.length !== vectors.rows) {
    throw new ShapeError('answerAnalogies', `${words.length} words`, `${vectors.rows}, one a vector`);
  }
  const units = unitRows(vectors);
  const rows = indexWords(words, units);
  const known = findKnown(questions, { rows, normaliseWord });
  const best = findBest(known, units, { words, candidates: new Set(rows.values()), method, epsilon });
  const answers: (string | undefined)[] = questions.map(() => undefined);
  known.positions.forEach((position, index) => {
    const row = best[index] as number;
    answers[position] = row === -1 ? undefined : words[row];
  });
  return answers;
}

/** The rows of words with a vector; of a word that stands twice, the first. */
function indexWords(words: readonly string[], units: DenseMatrix<Float32Array>): Map<string, number> {
  const rows = new Map<string, number>();
  words.forEach((word, row) => {
    if (!rows.has(word) && units.row(row).some((value) => value !== 0)) rows.set(word, row);
  });
  return rows;
}

/** The questions that can be answered: their positions, and the rows of their words. */
interface KnownQuestions {
  readonly positions: readonly number[];
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly c: Int32Array;
  /** The places, in the lists above, of the questions of each section. */
  readonly sections: readonly (readonly number[])[];
}

function findKnown(
  questions: readonly AnalogyQuestion[],
  {
    rows,
    normaliseWord,
  }: { readonly rows: ReadonlyMap<string, number>; readonly normaliseWord: (word: string) => string },
): KnownQuestions {
  const rowOf = (word: string): number | undefined => rows.get(normaliseWord(word));
  const positions: number[] = [];
  const [a, b, c]: [number[], number[], number[]] = [[], [], []];
  const sections = new Map<string, number[]>();
  questions.forEach((question, position) => {
    const [rowA, rowB, rowC] = [rowOf(question.a), rowOf(question.b), rowOf(question.c)];
    if (rowA === undefined || rowB === undefined || rowC === undefined) return;
    if (question.answers.every((answer) => rowOf(answer) === undefined)) return;
    sections.set(question.section, [...(sections.get(question.section) ?? []), positions.length]);
    positions.push(position);
    a.push(rowA);
    b.push(rowB);
    c.push(rowC);
  });
  return {
    positions,
    a: Int32Array.from(a),
    b: Int32Array.from(b),
    c: Int32Array.from(c),
    sections: [...sections.values()],
  };
}

interface SearchSettings extends Required<Pick<AnalogyOptions, 'method' | 'epsilon'>> {
  readonly words: readonly string[];
  /** The rows that may be answers. */
  readonly candidates: ReadonlySet<number>;
}

/**
 * Finds the row of the best answer to each question, -1 where no word is left.
 *
 * Questions share words: the cosines of a block of rows with all words of questions are computed once, and each question
 * looks up its three. Questions also share the pair a, b: most rows cannot be the answer to any question of a pair, which
 * the closest c of its section tells at once.
 */
function findBest(
  { a, b, c, sections }: KnownQuestions,
  units: DenseMatrix<Float32Array>,
  { words, candidates, method, epsilon }: SearchSettings,
): Int32Array {
  const best = new Int32Array(a.length).fill(-1);
  const scores = new Float64Array(a.length).fill(Number.NEGATIVE_INFINITY);
  if (a.length === 0) return best;
  const asked = Int32Array.from(new Set([...a, ...b, ...c]));
  const columns = new Map(Array.from(asked, (row, column) => [row, column]));
  const columnOf = (row: number): number => columns.get(row) as number;
  const columnsC = c.map(columnOf);
  const closest = sections.map((questions) =>
    Int32Array.from(new Set(questions.map((question) => columnsC[question] as number))),
  );
  const groups = sections.flatMap((questions, section) => groupByPair(questions, section));
  const groupsA = Int32Array.from(groups, ({ columnA }) => columnA);
  const groupsB = Int32Array.from(groups, ({ columnB }) => columnB);
  const groupsSection = Int32Array.from(groups, ({ section }) => section);
  /** The lowest of the best scores of a group so far: a row below it answers none of its questions. */
  const lowest = new Float64Array(groups.length).fill(Number.NEGATIVE_INFINITY);
  const transposed = transposeRows(units, asked);
  const isAdded = method === '3CosAdd';
  // The factors of one half in s leave 1/2 of the quotient and twice epsilon.
  const offset = 1 + 2 * epsilon;
  const highestC = new Float64Array(sections.length);
  const blockRows = Math.max(16, Math.floor(heldSimilarities / asked.length));
  for (let first = 0; first < units.rows; first += blockRows) {
    const end = Math.min(units.rows, first + blockRows);
    const values = units.values.subarray(first * units.columns, end * units.columns);
    const cosines = multiplyDense(new DenseMatrix(end - first, units.columns, values), transposed);
    for (let row = first; row < end; row++) {
      if (candidates.has(row)) offerRow(row, cosines.row(row - first));
    }
  }
  return best;

  function groupByPair(questions: readonly number[], section: number): QuestionGroup[] {
    const byPair = new Map<string, number[]>();
    for (const question of questions) {
      const pair = `${a[question]} ${b[question]}`;
      byPair.set(pair, [...(byPair.get(pair) ?? []), question]);
    }
    return [...byPair.values()].map((members) => {
      const [one = 0] = members;
      const [columnA, columnB] = [columnOf(a[one] as number), columnOf(b[one] as number)];
      return { columnA, columnB, section, questions: Int32Array.from(members) };
    });
  }

  function offerRow(row: number, cosines: Float32Array): void {
    for (let section = 0; section < highestC.length; section++) {
      const columns = closest[section] as Int32Array;
      let highest = cosines[columns[0] as number] as number;
      for (let place = 1; place < columns.length; place++) {
        const value = cosines[columns[place] as number] as number;
        if (value > highest) highest = value;
      }
      highestC[section] = highest;
    }
    for (let group = 0; group < groupsA.length; group++) {
      const toA = cosines[groupsA[group] as number] as number;
      const toB = cosines[groupsB[group] as number] as number;
      const toC = highestC[groupsSection[group] as number] as number;
      // Without the division, which takes longer than all the rest; the divisor is above 0 but for rounding.
      const mayLead = isAdded
        ? toB - toA + toC >= (lowest[group] as number)
        : toA <= -1 || toB <= -1 || (toB + 1) * (toC + 1) >= (lowest[group] as number) * (toA + offset) * closeToOne;
      if (mayLead) offerToGroup(row, group, cosines);
    }
  }

  function offerToGroup(row: number, group: number, cosines: Float32Array): void {
    const toA = cosines[groupsA[group] as number] as number;
    const toB = cosines[groupsB[group] as number] as number;
    const { questions } = groups[group] as QuestionGroup;
    let lowestOfGroup = Number.POSITIVE_INFINITY;
    for (let place = 0; place < questions.length; place++) {
      const question = questions[place] as number;
      const toC = cosines[columnsC[question] as number] as number;
      const score = isAdded ? toB - toA + toC : ((toB + 1) * (toC + 1)) / (toA + offset);
      const highest = scores[question] as number;
      if (score >= highest && row !== a[question] && row !== b[question] && row !== c[question]) {
        const held = best[question] as number;
        const isLater = held !== -1 && compareText(words[held] as string, words[row] as string) <= 0;
        if (score > highest || !isLater) {
          scores[question] = score;
          best[question] = row;
        }
      }
      const now = scores[question] as number;
      if (now < lowestOfGroup) lowestOfGroup = now;
    }
    lowest[group] = lowestOfGroup;
  }
}

/** What a product may lose against a quotient by rounding, many times over. */
const closeToOne = 1 - 1e-12;

/** The questions of a section that share a and b. */
interface QuestionGroup {
  readonly columnA: number;
  readonly columnB: number;
  readonly section: number;
  readonly questions: Int32Array;
}

function transposeRows(units: DenseMatrix<Float32Array>, rows: Int32Array): DenseMatrix<Float32Array> {
  const transposed = denseZeros(units.columns, rows.length);
  rows.forEach((row, column) => {
    units.row(row).forEach((value, dimension) => {
      transposed.values[dimension * rows.length + column] = value;
    });
  });
  return transposed;
}
