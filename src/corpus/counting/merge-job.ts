import type { JobContext } from '../../engine/engine.js';
import { mergeContextRuns } from './merge-context-runs.js';

/** Runs to be merged into one. */
export interface MergeInput {
  readonly paths: readonly string[];
  readonly path: string;
}

/** A job: merges context runs into one. */
export async function mergeRunsOnDisk({ paths, path }: MergeInput, context: JobContext): Promise<void> {
  await mergeContextRuns(paths, path, { onProgress: (share) => context.report(share) });
}
