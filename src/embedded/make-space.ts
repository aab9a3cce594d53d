import { join } from 'node:path';
import type { ContextCounts, PruneOptions } from '../corpus/count-contexts.js';
import { frequencyKind } from '../corpus/counting/counting-method.js';
import { openContextRun } from '../corpus/counting/read-context-run.js';
import { selectContexts } from '../corpus/counting/select-contexts.js';
import { readTuples } from '../corpus/counting/write-tuples.js';
import { isPhraseName } from '../corpus/phrase-targets.js';
import { readSelectedCounts } from '../corpus/spark/read-results.js';
import type { JobContext } from '../engine/engine.js';
import { QualiaError } from '../errors.js';
import type { HistoryStep } from '../space/history.js';
import { normalisation } from '../space/normalisation.js';
import { occupiedTargets } from '../space/occupied-targets.js';
import { readSpace } from '../space/read-space.js';
import { reduction } from '../space/reduction.js';
import { Space } from '../space/space.js';
import { applyTransforms, type Transform } from '../space/transform.js';
import { type WeightingName, weighting } from '../space/weighting.js';
import { writeSpace } from '../space/write-space.js';
import { joinCounts } from './reduce-counts.js';

/** How selected counts become a reduced space. */
export interface SpaceMaking
  extends Required<Omit<PruneOptions, 'contextSelection'>>,
    Pick<PruneOptions, 'contextSelection'> {
  /** Targets that occur fewer times in the text are left out, however many contexts were counted; default 0. */
  readonly minimumFrequency?: number;
  readonly weighting: WeightingName;
  /** The exponent on context counts in PPMI and PMI. */
  readonly contextSmoothing: number;
  /** Is subtracted from every PPMI value before cutting at 0: log k of shifted PPMI, in nats; default 0. */
  readonly shift?: number;
  /** k of the truncated SVD; at most the number of targets or contexts. */
  readonly rank: number;
  /** p of U_k S_k^p. */
  readonly exponent: number;
  readonly seed: number;
  /** Threads of the SVD; they do not change the result. */
  readonly threads: number;
}

/** Where counts lie: all of them as context runs, or as Spark has selected them. */
export interface CountsPlace {
  readonly form: 'runs' | 'parquet';
  readonly folder: string;
}

/** A space to make in a folder: of the counts of a kind of contexts, or of those of two spaces side by side. */
export interface MakeSpaceInput extends SpaceMaking {
  readonly name: string;
  readonly folder: string;
  readonly counts: CountsPlace;
  /** The first steps of the history: what was counted. */
  readonly history: readonly HistoryStep[];
  /** The names of the spaces that stand side by side; default: none, and the run named as the space is selected. */
  readonly parts?: readonly string[];
}

/** What came of a space. */
export interface MadeSpace {
  readonly name: string;
  readonly targets: number;
  readonly contexts: number;
  readonly nonzeros: number;
  readonly rank: number;
  readonly history: readonly HistoryStep[];
}

/** Names the file of a space's counts. */
export function countsName(space: string): string {
  return `${space}.counts.safetensors`;
}

/** Names the file of a space. */
export function spaceName(space: string): string {
  return `${space}.safetensors`;
}

/** A job: selects counts, writes them, weights and reduces them, writes the space with rows of unit length. Phrases are folded in. */
export async function makeSpace(input: MakeSpaceInput, context: JobContext): Promise<MadeSpace> {
  const { name, folder, rank, exponent, seed, threads } = input;
  const counts = await findCounts(input);
  const { targets, contexts, matrix } = counts;
  if (matrix.nonzeros === 0) {
    const advice = 'The corpus is too small for the thresholds; lower the minimum counts or read more text.';
    throw new QualiaError('EMPTY', `No target of the ${name} space is left with a context. ${advice}`);
  }
  const counted = new Space({ name, targets, contexts, matrix, history: counts.history });
  await writeSpace(join(folder, countsName(name)), counted);
  context.report(0.2);
  const occupied = applyTransforms(counted, [weigh(input), occupiedTargets()]);
  const words = occupied.targets.labels.filter((target) => !isPhraseName(target)).length;
  const most = Math.min(rank, words, occupied.matrix.columns);
  if (most === 0) throw new QualiaError('EMPTY', `Every weight of the ${name} space is 0; lower the minimum counts.`);
  const reduced = applyTransforms(occupied, [
    reduction({
      rank: most,
      singularValueExponent: exponent,
      seed,
      threads,
      isFolded: isPhraseName,
      onProgress: (share) => context.report(0.2 + 0.8 * share),
    }),
    normalisation(),
  ]);
  await writeSpace(join(folder, spaceName(name)), reduced);
  return {
    name,
    targets: reduced.targets.size,
    contexts: contexts.size,
    nonzeros: matrix.nonzeros,
    rank: reduced.matrix.columns,
    history: reduced.history,
  };
}

function weigh({ weighting: name, contextSmoothing, shift = 0 }: SpaceMaking): Transform {
  if (name === 'ppmi') return weighting(name, { contextSmoothing, shift });
  return weighting(name, name === 'pmi' ? { contextSmoothing } : {});
}

/** Tells which targets occur so often in the text. */
async function findFrequent(runs: string, minimumFrequency: number): Promise<(label: string) => boolean> {
  const run = await openContextRun(join(runs, `${frequencyKind}.run`));
  try {
    const frequent = new Set<string>();
    for (const { members, count } of readTuples(run, 1)) {
      if (count >= minimumFrequency) for (const target of members) frequent.add(target);
    }
    return (label) => frequent.has(label);
  } finally {
    await run.close();
  }
}

/** Selects the counts of a kind, or joins those that were written of two spaces. */
async function findCounts(input: MakeSpaceInput): Promise<ContextCounts & { readonly history: HistoryStep[] }> {
  const { name, folder, counts, parts, history } = input;
  if (parts === undefined) {
    const { minimumTargetCount, minimumContextTargets, maximumContexts, contextSelection = 'targets' } = input;
    const { minimumFrequency = 0 } = input;
    const limits = { minimumTargetCount, minimumContextTargets, maximumContexts, contextSelection };
    const selected =
      counts.form === 'parquet'
        ? await readSelectedCounts(counts.folder, name)
        : await selectContexts(join(counts.folder, `${name}.run`), {
            name,
            ...limits,
            isTarget: minimumFrequency > 0 ? await findFrequent(counts.folder, minimumFrequency) : () => true,
          });
    const options = { ...limits, ...(minimumFrequency > 0 && { minimumFrequency }) };
    return { ...selected, history: [...history, { step: 'selectContexts', options }] };
  }
  const spaces: Space[] = [];
  for (const part of parts) spaces.push(await readSpace(join(folder, countsName(part))));
  const joined = spaces.map(({ targets, contexts, matrix }) => ({ targets, contexts, matrix }) as ContextCounts);
  return { ...joined.reduce(joinCounts), history: spaces.flatMap((space) => space.history) };
}
