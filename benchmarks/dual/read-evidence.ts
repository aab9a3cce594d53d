import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { associateContexts, associatePairs, type CountedPair } from '../../src/dual/combiner/pair-association.js';
import { type SimilarityView, viewSimilarity } from '../../src/dual/combiner/similarity-view.js';
import type { TupleEvidence } from '../../src/dual/combiner/tuple-features.js';
import { FileFormatError } from '../../src/errors.js';
import { sha256OfFile } from '../../src/manifest.js';
import { DenseMatrix } from '../../src/matrix/dense-matrix.js';
import { readSpace } from '../../src/space/read-space.js';
import { Space } from '../../src/space/space.js';

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

const ranks = [20, 50, 100, 200, 300];

/** Reads the evidence of a combiner: views of the two spaces at several ranks, pairs of words, frequencies. */
export async function readEvidence(files: EvidenceFiles): Promise<TupleEvidence> {
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
    views: [...listViews('d', await readSpace(files.domain)), ...listViews('f', await readSpace(files.function))],
  };
}

function listViews(symbol: 'd' | 'f', space: Space): SimilarityView[] {
  return ranks.map((rank) => viewSimilarity(symbol, `k=${rank} p=0.5`, takeColumns(space, rank)));
}

/** The first columns of a reduced space: the same space at a lower rank. */
function takeColumns(space: Space, rank: number): Space {
  const { targets, name, history } = space;
  const values = new Float32Array(targets.size * rank);
  for (let row = 0; row < targets.size; row++) values.set(space.vectorAt(row).subarray(0, rank), row * rank);
  return new Space({ name, targets, matrix: new DenseMatrix(targets.size, rank, values), history });
}

async function readTable(path: string, columns: number): Promise<string[][]> {
  const [, ...lines] = (await readFile(path, 'utf8')).trimEnd().split('\n');
  return lines.map((text, index) => {
    const cells = text.split('\t');
    if (cells.length !== columns || !(Number(cells.at(-1)) > 0)) {
      throw new FileFormatError(path, `line ${index + 2}`, `expected ${columns} cells, the last a count above 0.`);
    }
    return cells;
  });
}

/** The names of files with their SHA-256, for the facts of a model. */
export async function hashFiles(paths: readonly string[]): Promise<Record<string, string>> {
  const facts: Record<string, string> = {};
  for (const path of paths) facts[`sha256 of ${basename(path)}`] = await sha256OfFile(path);
  return facts;
}
