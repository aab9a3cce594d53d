import { join } from 'node:path';
import type { ArgumentTables } from '../../src/discocat/argument-tables.js';
import { readArgumentCounts } from '../../src/discocat/read-argument-counts.js';
import { readVerbArguments } from '../../src/discocat/read-verb-arguments.js';

/** Reads the tables of arguments that `qualia space build` wrote into a folder. */
export async function readTables(folder: string): Promise<ArgumentTables> {
  const names = ['verb-subject', 'verb-object', 'noun-adjective', 'noun-noun'] as const;
  return {
    verbs: await readVerbArguments(join(folder, 'verb-subject-object.tsv')),
    counts: new Map(
      await Promise.all(
        names.map(async (name) => [name, await readArgumentCounts(join(folder, `${name}.tsv`), name)] as const),
      ),
    ),
  };
}
