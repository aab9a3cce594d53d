import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compositionSimilarity } from '../../src/dual/composition.js';
import { DualSearch } from '../../src/dual/dual-search.js';
import { DualSpace } from '../../src/dual/dual-space.js';
import { phraseSimilarity } from '../../src/dual/phrase.js';
import { createPhraseVectors, type PhraseVectorsOptions } from '../../src/dual/phrase-vectors.js';
import {
  generateNounModifierQuestions,
  type NounModifierQuestion,
} from '../../src/evaluation/generated/noun-modifier-questions.js';
import { bootstrapDifference, bootstrapMean, type Interval } from '../../src/evaluation/statistics/bootstrap.js';
import { readWordnet } from '../../src/lexicon/read-wordnet.js';
import { spearman } from '../../src/matrix/correlation.js';
import { DenseMatrix, denseFromRows } from '../../src/matrix/dense-matrix.js';
import { dot, gram, multiplyDense } from '../../src/matrix/dense-products.js';
import { meanOf } from '../../src/matrix/mean.js';
import { unitRows } from '../../src/matrix/normalise.js';
import { quantile } from '../../src/matrix/quantile.js';
import { roundRows } from '../../src/matrix/rounded-vectors.js';
import { symmetricEigen } from '../../src/matrix/symmetric-eigen.js';
import { createRandom, shuffled } from '../../src/random.js';
import { readSpace } from '../../src/space/read-space.js';
import { Space } from '../../src/space/space.js';
import { hashFiles } from './hash-files.js';
import { creditQuestions } from './score-questions.js';

// Measures how far the nearest words of a phrase's vector agree with the best words by sim_c, for each form of vector: over
// the stems of noun-modifier questions of the development half, made of known words. Also the accuracy on these questions,
// how deep a list by the vector goes until it is sure to hold the ten best by sim_c, the other direction (the phrases for
// a word, by inner product), and phrases with phrases, by sim_p.
// Usage: npx tsx benchmarks/dual/measure-phrase-vectors.ts DOMAIN FUNCTION [PHRASES]
// Prints and writes benchmarks/results/phrase-vectors.json.

const command = 'npx tsx benchmarks/dual/measure-phrase-vectors.ts DOMAIN FUNCTION';
const [domainPath, functionPath, most = '500'] = process.argv.slice(2);
if (domainPath === undefined || functionPath === undefined) throw new Error(`Name two spaces: ${command}`);
const seed = 1;
const deepest = 1000;

interface MeasuredForm extends PhraseVectorsOptions {
  /** Projects all vectors to so many dimensions, those that hold most of the words' vectors. */
  readonly rank?: number;
  /** Whether the words' vectors are rounded to 8 bits, as an index may do. */
  readonly rounded?: boolean;
}

const forms: readonly MeasuredForm[] = [
  { form: 'equal' },
  { form: 'local', neighbours: 100 },
  { form: 'local' },
  { form: 'fitted' },
  { form: 'fitted', neighbours: 50 },
  { form: 'fitted', neighbours: 100 },
  { form: 'local', rounded: true },
  { form: 'fitted', rounded: true },
  ...[300, 200, 100].flatMap((rank): MeasuredForm[] => [
    { form: 'local', rank },
    { form: 'fitted', rank },
  ]),
];

const dual = new DualSpace(await readSpace(domainPath), await readSpace(functionPath));
const search = new DualSearch(dual);
const known = new Set(search.words);
const questions = shuffled(
  generateNounModifierQuestions(await readWordnet(), { seed, accept: (word) => known.has(word) }).filter(
    ({ split }) => split === 'development',
  ),
  createRandom(seed),
).slice(0, Number(most));
console.log(`${search.words.length} words, ${questions.length} questions`);

/** The best words of a question's stem by sim_c. */
interface Exact {
  readonly question: NounModifierQuestion;
  readonly words: readonly string[];
  readonly scores: readonly number[];
}

const started = performance.now();
const exact = questions.map((question): Exact => {
  const found = search.composeWord(question.stem, { limit: deepest });
  return { question, words: found.map(({ word }) => word), scores: found.map(({ score }) => score) };
});
const exactMilliseconds = (performance.now() - started) / questions.length;
const creditsOf = (score: (a: string, b: string, c: string) => number): Float64Array =>
  creditQuestions(questions, score, { choices: 7, missingChoices: 'guess' }).credits;
const exactCredits = creditsOf((a, b, c) => compositionSimilarity(dual, [a, b], c).score);
const stems = questions.map(({ stem }) => stem);
const solutions = questions.map(({ choices, solution }) => choices[solution]?.word ?? '');
const solutionScores = solutions.map((word) => stems.map((stem) => compositionSimilarity(dual, stem, word).score));

const { vectors: directions } = symmetricEigen(gram(createPhraseVectors(dual).wordSpace.matrix as DenseMatrix));

const report = forms.map((measured) => {
  const { rounded: isRounded = false, rank, ...options } = measured;
  const vectors = createPhraseVectors(dual, options);
  const project = rank === undefined ? undefined : cutTo(rank);
  const whole = project === undefined ? vectors.wordSpace : projectSpace(vectors.wordSpace, project);
  const words = isRounded ? roundSpace(whole) : whole;
  const queries = new Map<string, Float32Array>();
  const begun = performance.now();
  for (const { stem } of questions) {
    const vector = vectors.phraseVector(stem);
    const query = project === undefined ? vector : multiplyDense(denseFromRows([vector]), project).values;
    queries.set(stem.join(' '), query);
  }
  const milliseconds = (performance.now() - begun) / questions.length;
  const productOf = ([a, b]: readonly [string, string], word: string): number =>
    dot(queries.get(`${a} ${b}`) ?? new Float32Array(0), words.vector(word));
  const lists = stems.map(nearestOf);

  function nearestOf(stem: readonly [string, string]): string[] {
    const query = queries.get(stem.join(' ')) ?? new Float32Array(0);
    const found = words.neighboursOf(query, { limit: deepest + 2 }).map(({ target }) => target);
    return found.filter((word) => !stem.includes(word)).slice(0, deepest);
  }

  const recall = recallTable((best, depth) =>
    meanOf(exact.map((one, place) => shareFound(one, lists[place], best, depth))),
  );
  const correlations = exact.flatMap(({ question: { stem }, words: best, scores }) => {
    const products = best.map((word) => productOf(stem, word));
    return spearman(products, scores) ?? [];
  });
  const isBound = !isRounded && rank === undefined && options.form !== 'fitted';
  const credits = creditsOf((a, b, c) => (c === a || c === b ? Number.NEGATIVE_INFINITY : productOf([a, b], c)));
  const row = {
    ...measured,
    dimensions: words.matrix.columns,
    millisecondsPerPhrase: Math.round(milliseconds),
    recall,
    meanSpearmanOfBest1000: rounded(meanOf(correlations)),
    solution: solutionRecall(lists),
    phrasesOfWord: phraseRecall(productOf),
    accuracy: round(bootstrapMean(credits)),
    gainOverExact: round(bootstrapDifference(credits, exactCredits)),
    ...(isBound && { wordsUntilTenAreSure: depthsOf(exact, lists, productOf) }),
  };
  console.log(JSON.stringify(row));
  return row;
});

/** The share of the questions whose solution is among the first 10, 100 and 1000 words found for the stem. */
function solutionRecall(lists: readonly (readonly string[])[]): Record<string, number> {
  const isFound = (depth: number) => (word: string, place: number) => lists[place]?.slice(0, depth).includes(word);
  return Object.fromEntries(
    [10, 100, 1000].map((depth) => [`among ${depth}`, rounded(solutions.filter(isFound(depth)).length / stems.length)]),
  );
}

/** The best phrases for each solution by sim_c, among the best by product. */
function phraseRecall(productOf: (stem: readonly [string, string], word: string) => number): Record<string, number> {
  return listRecall(
    solutions.map((word, place) => ({
      exact: solutionScores[place] ?? [],
      products: stems.map((stem) => (stem.includes(word) ? Number.NEGATIVE_INFINITY : productOf(stem, word))),
    })),
  );
}

/** The best phrases for each phrase by sim_p, among the best by the product of their pair vectors. */
function pairRecall(): Record<string, number> {
  const vectors = createPhraseVectors(dual, { form: 'equal' });
  const pairs = stems.map((stem) => vectors.pairVector(stem));
  return listRecall(
    stems.map((stem, place) => ({
      exact: stems.map((other, at) => (at === place ? -1 : phraseSimilarity(dual, stem, other).score)),
      products: pairs.map((other, at) => (at === place ? -1 : dot(pairs[place] ?? other, other))),
    })),
  );
}

function listRecall(
  lists: readonly { readonly exact: readonly number[]; readonly products: readonly number[] }[],
): Record<string, number> {
  const bestOf = (scores: readonly number[], count: number): number[] =>
    [...scores.keys()].sort((one, other) => (scores[other] ?? 0) - (scores[one] ?? 0)).slice(0, count);
  const recallOf = (best: number, depth: number): number => {
    const shares = lists.flatMap(({ exact: scores, products }) => {
      const wanted = bestOf(scores, best).filter((place) => (scores[place] ?? 0) > 0);
      const found = new Set(bestOf(products, depth));
      return wanted.length === 0 ? [] : [wanted.filter((place) => found.has(place)).length / wanted.length];
    });
    return meanOf(shares);
  };
  return recallTable(recallOf, 100);
}

/** The share of the 1, 10 and 100 best that is among the first 1, 10, 100 and 1000 found. */
function recallTable(recallOf: (best: number, depth: number) => number, most = deepest): Record<string, number> {
  const depths = [1, 10, 100, 1000].filter((depth) => depth <= most);
  const pairs = depths.flatMap((best) => depths.map((depth) => [best, depth] as const));
  const wanted = pairs.filter(([best, depth]) => best < 1000 && depth >= best && best * 10 <= most);
  return Object.fromEntries(
    wanted.map(([best, depth]) => [`best ${best} among ${depth}`, rounded(recallOf(best, depth))]),
  );
}

/** The first principal directions of the words' vectors, not centred, so that products are kept best. */
function cutTo(rank: number): DenseMatrix<Float64Array> {
  const { rows } = directions;
  const values = new Float64Array(rows * rank);
  for (let row = 0; row < rows; row++) values.set(directions.row(row).subarray(0, rank), row * rank);
  return new DenseMatrix(rows, rank, values);
}

/** Projects a space; its rows are scaled to length 1 again. */
function projectSpace(space: Space, onto: DenseMatrix): Space {
  const matrix = unitRows(multiplyDense(space.matrix as DenseMatrix, onto));
  return new Space({ name: space.name, targets: space.targets, matrix, history: [] });
}

function roundSpace(space: Space): Space {
  const { rows, columns, width, cells, steps } = roundRows(space.matrix as DenseMatrix<Float32Array>);
  const values = new Float32Array(rows * columns).map(
    (_, cell) =>
      (cells[Math.floor(cell / columns) * width + (cell % columns)] ?? 0) * (steps[Math.floor(cell / columns)] ?? 0),
  );
  const matrix = new DenseMatrix(rows, columns, values);
  return new Space({ name: space.name, targets: space.targets, matrix, history: [] });
}

function shareFound({ words }: Exact, list: readonly string[] = [], best: number, depth: number): number {
  const found = new Set(list.slice(0, depth));
  const wanted = words.slice(0, best);
  return wanted.filter((word) => found.has(word)).length / wanted.length;
}

/** How many words have a product that is not below the tenth best sim_c: only among them can the ten best be. */
function depthsOf(
  all: readonly Exact[],
  lists: readonly (readonly string[])[],
  productOf: (stem: readonly [string, string], word: string) => number,
): Record<string, number> {
  const sure = all.map(({ question: { stem }, scores }, place) => {
    const least = scores[9] ?? 0;
    const list = lists[place] ?? [];
    const end = list.findIndex((word) => productOf(stem, word) < least);
    return end === -1 ? Number.POSITIVE_INFINITY : end;
  });
  const sorted = Float64Array.from(sure).sort();
  return {
    median: Math.round(quantile(sorted, 0.5)),
    ninetyPercent: Math.round(quantile(sorted, 0.9)),
    ninetyNinePercent: Math.round(quantile(sorted, 0.99)),
    over1000: sure.filter((depth) => depth === Number.POSITIVE_INFINITY).length,
  };
}

function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

function round({ mean, low, high }: Interval): Interval {
  return { mean: rounded(mean), low: rounded(low), high: rounded(high) };
}

const result = {
  command,
  machine: cpus()[0]?.model,
  node: process.version,
  seed,
  files: await hashFiles([domainPath, functionPath]),
  words: search.words.length,
  phrases: questions.length,
  exact: {
    millisecondsPerPhrase: Math.round(exactMilliseconds),
    solution: solutionRecall(exact.map(({ words }) => words)),
    accuracy: round(bootstrapMean(exactCredits)),
  },
  phrasesOfPhrase: pairRecall(),
  report,
};
writeFileSync(
  join(fileURLToPath(new URL('../..', import.meta.url)), 'benchmarks/results/phrase-vectors.json'),
  `${JSON.stringify(result, undefined, 1)}\n`,
);
