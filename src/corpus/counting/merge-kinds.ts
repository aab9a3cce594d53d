import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { JobAddress } from '../../engine/engine.js';
import { createThreadEngine } from '../../engine/thread-engine.js';
import { type CountingFolder, chunkPath, partName } from './counting-folder.js';
import type { CountingState } from './counting-state.js';
import type { MergeInput } from './merge-job.js';

/** Runs that are merged at once: so many files are open. */
const mostRuns = 64;

const mergeJob: JobAddress = { module: new URL('./merge-job.js', import.meta.url).href, name: 'mergeRunsOnDisk' };

/** Merges the runs of each kind, up to 64 at once and in as many rounds as it takes. */
export async function mergeKinds(
  counting: CountingFolder,
  state: CountingState,
  { threads, signal }: { readonly threads: number; readonly signal: AbortSignal | undefined },
): Promise<void> {
  const engine = createThreadEngine({ threads });
  let runs = new Map(state.kinds.map((kind) => [kind, partsOf(counting, kind, state.parts)]));
  for (let round = 0; ; round++) {
    const isLast = [...runs.values()].every((paths) => paths.length <= mostRuns);
    const inputs = [...runs].flatMap(([kind, paths]) =>
      groupsOf(paths).map((group, place): MergeInput => {
        return { paths: group, path: isLast ? counting.runPath(kind) : counting.mergePath(kind, round, place) };
      }),
    );
    const missing = inputs.filter(({ path }) => !existsSync(path));
    await engine.map<MergeInput, void>(mergeJob, missing, {
      ...(signal && { signal }),
      onProgress: (share) => state.tell('merging', share),
    });
    if (isLast) return;
    runs = new Map(
      [...runs].map(([kind, paths]) => {
        return [kind, groupsOf(paths).map((_, place) => counting.mergePath(kind, round, place))];
      }),
    );
  }
}

/** Lists the runs of a kind, in the order of the stream. */
function partsOf(counting: CountingFolder, kind: string, parts: readonly number[]): string[] {
  return parts.flatMap((count, chunk) => {
    return Array.from({ length: count }, (_, part) => join(chunkPath(counting.path, chunk), partName(kind, part)));
  });
}

/** Cuts a list into groups that are merged at once; of an empty list the one group is empty. */
function groupsOf(paths: readonly string[]): string[][] {
  const groups: string[][] = [];
  for (let begin = 0; begin < Math.max(1, paths.length); begin += mostRuns) {
    groups.push(paths.slice(begin, begin + mostRuns));
  }
  return groups;
}
