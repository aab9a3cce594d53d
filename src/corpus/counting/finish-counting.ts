import { z } from 'zod';
import { DiskError, QualiaError } from '../../errors.js';
import { toDiskError } from '../../matrix/disk-trouble.js';
import type { CountingFolder } from './counting-folder.js';
import type { CountingState } from './counting-state.js';
import { mergeKinds } from './merge-kinds.js';
import { openContextRun } from './read-context-run.js';

const resultSchema = z.object({
  units: z.number(),
  tokens: z.number(),
  /** How many damaged records were left out, and the messages of the first of them. */
  badRecords: z.number(),
  firstBad: z.array(z.string()),
  kinds: z.array(
    z.object({
      /** The name of the extractor or the kind of tuples, or `frequency`. */
      kind: z.string(),
      targets: z.number(),
      contexts: z.number(),
      pairs: z.number(),
      occurrences: z.number(),
    }),
  ),
});

/** What a counted corpus holds; the counts of each kind lie in the file `<kind>.run` of its folder. */
export type CorpusCounts = z.infer<typeof resultSchema>;

/** The result of a counting that was finished before; undefined when it was not. */
export async function findFinished(counting: CountingFolder): Promise<CorpusCounts | undefined> {
  const known = await counting.findResult(resultSchema);
  if (known !== undefined) await counting.removeChunks();
  return known;
}

/** Merges the chunks of a counting into one run a kind, tells what they hold, and notes it as the result. */
export async function finishCounting(
  counting: CountingFolder,
  state: CountingState,
  options: { readonly threads: number; readonly signal: AbortSignal | undefined },
): Promise<CorpusCounts> {
  await mergeKinds(counting, state, options);
  const result = await describe(counting, state);
  await counting.finish(result);
  return result;
}

async function describe(
  counting: CountingFolder,
  { kinds, units, tokens, badRecords, bad }: CountingState,
): Promise<CorpusCounts> {
  const described: CorpusCounts['kinds'] = [];
  for (const kind of kinds) {
    const run = await openContextRun(counting.runPath(kind));
    const { contexts, pairs, occurrences, sums } = run;
    described.push({ kind, targets: sums.length, contexts, pairs, occurrences });
    await run.close();
  }
  return { units, tokens, badRecords, firstBad: bad, kinds: described };
}

/** Errors of the system name the call that failed, but not what to do. */
export function describeFailure(error: unknown, folder: string): unknown {
  const isOfSystem = error instanceof DiskError || (error as NodeJS.ErrnoException).syscall !== undefined;
  if (!isOfSystem) return error;
  const advice = 'What is counted so far is kept; mend it and make the same call again.';
  const { message } = toDiskError(folder, error) as Error;
  return new QualiaError('COUNTING', `The counting in ${folder} failed: ${message.replace(/\.?$/, '.')} ${advice}`, {
    cause: error,
  });
}
