import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FileFormatError, MissingFileError } from '../../errors.js';
import { readSpace } from '../../space/read-space.js';
import { associateContexts, associatePairs, type CountedPair } from './pair-association.js';
import type { TupleEvidence } from './tuple-features.js';
import { listGridViews, type ViewGridOptions } from './view-grid.js';

/** The files that features are made of. */
export interface EvidenceFiles {
  readonly domain: string;
  readonly function: string;
  /** A table target, count. */
  readonly frequency: string;
  /** Tables head, modifier, count. */
  readonly pairs: readonly string[];
  /** A space of counts of the nearest nouns. */
  readonly counts: string;
}

/** Names the files of a folder that `qualia space build` has written, as evidence for a combiner. */
export function listEvidenceFiles(folder: string): EvidenceFiles {
  return {
    domain: join(folder, 'domain.safetensors'),
    function: join(folder, 'function.safetensors'),
    frequency: join(folder, 'frequency.tsv'),
    pairs: ['noun-noun.tsv', 'noun-adjective.tsv'].map((name) => join(folder, name)),
    counts: join(folder, 'domain.counts.safetensors'),
  };
}

/**
 * Reads the evidence of a combiner (Turney 2013): views of the two spaces at each k and p of a grid, the associations of
 * modifiers with heads and of words with the nearest nouns, and frequencies.
 *
 * @param grid default that of {@link listGridViews}; for a model that is trained, `findViewGrid(model)`.
 * @throws MissingFileError where a file is missing; FileFormatError, with the line, where one is malformed; as
 * {@link listGridViews}.
 */
export async function readEvidence(files: EvidenceFiles, grid: ViewGridOptions = {}): Promise<TupleEvidence> {
  const pairs: CountedPair[] = [];
  for (const path of files.pairs) {
    for (const [head, modifier, count] of await readTable(path, 3)) {
      pairs.push({ left: modifier, right: head, count: Number(count) });
    }
  }
  const counts = new Map<string, number>();
  for (const [word, count] of await readTable(files.frequency, 2)) counts.set(word, Number(count));
  return {
    frequency: (word) => counts.get(word) ?? 0,
    associations: [
      associatePairs('modifier-head', pairs),
      associateContexts('nearest nouns', await readSpace(files.counts)),
    ],
    views: [
      ...listGridViews('d', await readSpace(files.domain), grid),
      ...listGridViews('f', await readSpace(files.function), grid),
    ],
  };
}

async function readTable(path: string, columns: number): Promise<string[][]> {
  const text = await readFile(path, 'utf8').catch((cause) => {
    throw new MissingFileError(path, 'Tables of words and their pairs are written by "qualia space build".', { cause });
  });
  const [, ...lines] = text.trimEnd().split('\n');
  return lines.map((line, index) => {
    const cells = line.split('\t');
    if (cells.length !== columns || !(Number(cells.at(-1)) > 0)) {
      throw new FileFormatError(path, `line ${index + 2}`, `expected ${columns} cells, the last a count above 0.`);
    }
    return cells;
  });
}
