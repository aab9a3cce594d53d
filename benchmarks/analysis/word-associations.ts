import { logRatioPartial } from '../../src/analysis/associations/log-ratio-partial.js';
import { proportionality } from '../../src/analysis/associations/proportionality.js';
import { selectParts } from '../../src/analysis/associations/select-parts.js';
import { replaceZeros, type ZeroReplacement } from '../../src/matrix/compositions/replace-zeros.js';
import type { DenseMatrix } from '../../src/matrix/dense-matrix.js';
import { selectColumns } from '../../src/matrix/select.js';
import type { SparseMatrix } from '../../src/matrix/sparse-matrix.js';
import { columnCounts, rowSums } from '../../src/matrix/sums.js';
import { transpose } from '../../src/matrix/transpose.js';
import { denseReduction } from '../../src/space/dense-reduction.js';
import { logRatioProfile } from '../../src/space/log-ratio-profile.js';
import { reduction } from '../../src/space/reduction.js';
import { Space } from '../../src/space/space.js';
import { applyTransforms } from '../../src/space/transform.js';
import { weighting } from '../../src/space/weighting.js';

/** How alike two words are; undefined where it cannot tell. */
export type WordScorer = (left: string, right: string) => number | undefined;

/** A way of weighing associations, with what it is made of. */
export interface WordSystem {
  readonly name: string;
  /** The share of counts of 0 that were replaced. */
  readonly replacedShare?: number;
  readonly seconds: number;
  readonly score: WordScorer;
}

const rank = 300;
const contextNumbers = [250, 500, 1000] as const;
const priors = ['perks', 'square-root', 'bayes-laplace'] as const;
/** Contexts that are the rows where words are the parts. */
const rowContexts = 5000;

/** Makes the systems of one kind of counts, one after the other; words as parts are those of `words`. */
export async function* makeSystems(counts: Space, words: readonly string[]): AsyncGenerator<WordSystem> {
  const ppmi = weighting('ppmi');
  yield timed('ppmi', () => ppmi.apply(counts));
  yield timed(`ppmi, svd ${rank}`, () => applyTransforms(counts, [ppmi, reduction({ rank, seed: 1 })]));
  yield timed('ppmi, the densest 1000 contexts', () => ppmi.apply(withContexts(counts, 1000)));
  yield rarity(counts);
  for (const zeros of priors) {
    for (const contexts of contextNumbers) {
      yield timed(`log-ratio, ${contexts} contexts, ${zeros}`, () =>
        logRatioProfile({ contexts, zeros }).apply(counts),
      );
    }
    const profile = logRatioProfile({ contexts: 1000, zeros }).apply(counts);
    for (const singularValueExponent of [0.5, 0]) {
      const reduced = denseReduction({ rank, singularValueExponent });
      yield timed(`log-ratio, 1000 contexts, ${zeros}, svd ${rank}, p ${singularValueExponent}`, () =>
        reduced.apply(profile),
      );
    }
  }
  for (const zeros of priors) yield* partSystems(counts, words, zeros);
}

/** A control that knows no meaning: the rarer both words, the higher. */
function rarity({ targets, matrix }: Space): WordSystem {
  const totals = rowSums(matrix as SparseMatrix);
  const scoreOf = (word: string): number | undefined => {
    const row = targets.find(word);
    return row === undefined ? undefined : 1 / (totals[row] as number);
  };
  return {
    name: 'control: rarity',
    seconds: 0,
    score: (left, right) => {
      const [first, second] = [scoreOf(left), scoreOf(right)];
      return first === undefined || second === undefined ? undefined : first * second;
    },
  };
}

function timed(name: string, make: () => Space): WordSystem {
  const start = performance.now();
  const space = make();
  const replacedShare = space.history.find(({ step }) => step === 'logRatioProfile')?.result?.['replacedShare'];
  return {
    name,
    seconds: (performance.now() - start) / 1000,
    ...(typeof replacedShare === 'number' && { replacedShare }),
    score: (left, right) => {
      if (!space.has(left) || !space.has(right)) return undefined;
      // A row that the restricted contexts leave empty has no direction: nothing is known of it.
      if (!space.vector(left).some((value) => value !== 0)) return undefined;
      return space.vector(right).some((value) => value !== 0) ? space.cosine(left, right) : undefined;
    },
  };
}

function withContexts(counts: Space, limit: number): Space {
  const matrix = counts.matrix as SparseMatrix;
  const rows = columnCounts(matrix);
  const order = Array.from(rows, (_, column) => column).sort((a, b) => rows[b] - rows[a] || a - b);
  const { name, targets, history } = counts;
  const kept = order.slice(0, limit).sort((a, b) => a - b);
  return new Space({ name, targets, history, matrix: selectColumns(matrix, kept) });
}

/** Words are the parts, the contexts that the most of them have are the rows. */
async function* partSystems(
  { matrix, targets, contexts }: Space,
  words: readonly string[],
  zeros: ZeroReplacement,
): AsyncGenerator<WordSystem> {
  const rowNames = contexts?.labels ?? [];
  const turned = transpose(matrix as SparseMatrix);
  const table = selectParts(
    { matrix: turned, rowNames, partNames: targets.labels },
    { rows: rowContexts, parts: words.filter((word) => targets.has(word)) },
  );
  const { matrix: filled, share: replacedShare } = replaceZeros(table.matrix, zeros);
  const places = new Map(table.parts.map((word, place) => [word, place]));
  const make = async (
    name: string,
    measure: () => Promise<DenseMatrix>,
    nearnessOf = (value: number): number => value,
  ): Promise<WordSystem> => {
    const start = performance.now();
    const measured = await measure();
    return {
      name: `${name} of words, ${rowContexts} contexts, ${String(zeros)}`,
      seconds: (performance.now() - start) / 1000,
      replacedShare,
      score: (left, right) => {
        const [i, j] = [places.get(left), places.get(right)];
        return i === undefined || j === undefined ? undefined : nearnessOf(measured.at(i, j));
      },
    };
  };
  yield await make('rho', () => proportionality(filled, 'rho'));
  yield await make(
    'vlr',
    () => proportionality(filled, 'vlr'),
    (value) => Math.exp(-value),
  );
  yield await make('clr correlation', () => proportionality(filled, 'correlation'));
  yield await make('partial correlation', async () => (await logRatioPartial(filled, { shrink: 'basis' })).matrix);
}
