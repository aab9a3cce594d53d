import { join } from 'node:path';
import { readFrequencies } from '../../corpus/read-frequencies.js';
import { DenseMatrix } from '../../matrix/dense-matrix.js';
import { readSpace } from '../../space/read-space.js';
import { reductionStep } from '../../space/reduction.js';
import type { Space } from '../../space/space.js';
import { readEachBigram } from '../read-bigrams.js';
import { associateContexts, associatePairs, type CountedPair } from './pair-association.js';
import { type SimilarityView, viewSimilarity } from './similarity-view.js';
import type { TupleEvidence } from './tuple-features.js';
import { listGridViews, type ViewGridOptions } from './view-grid.js';

/** The files that features are made of; without some of them the features are fewer. */
export interface EvidenceFiles {
  readonly domain: string;
  readonly function: string;
  /** A table target, count. */
  readonly frequency?: string;
  /** Tables head, modifier, count. */
  readonly pairs?: readonly string[];
  /** A space of counts of the nearest nouns. */
  readonly counts?: string;
}

/** Options of {@link readEvidence}. */
export interface ReadEvidenceOptions extends ViewGridOptions, Pick<TupleEvidence, 'phrases'> {
  /** The domain space, where it has been read already. */
  readonly domain?: Space | undefined;
  /** The function space, where it has been read already. */
  readonly function?: Space | undefined;
}

/** Names the files of a folder that `qualia space build` has written, as evidence for a combiner. */
export function listEvidenceFiles(folder: string): Required<EvidenceFiles> {
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
 * The grid is that of {@link listGridViews} unless it is given; for a trained model `findEvidenceOptions(model)`. A space that is no
 * reduction, such as pretrained vectors, gives one view, of its cosines.
 *
 * @throws MissingFileError where a file is missing; FileFormatError, with the line, where one is malformed; as
 * {@link listGridViews}.
 */
export async function readEvidence(files: EvidenceFiles, options: ReadEvidenceOptions = {}): Promise<TupleEvidence> {
  const { domain = await readSpace(files.domain), function: functional = await readSpace(files.function) } = options;
  const { phrases, ranks, exponents } = options;
  const grid: ViewGridOptions = { ...(ranks && { ranks }), ...(exponents && { exponents }) };
  const frequencies = files.frequency === undefined ? undefined : await readFrequencies(files.frequency);
  return {
    ...(frequencies && { frequency: (word: string) => frequencies.get(word) ?? 0 }),
    associations: await readAssociations(files),
    views: [...listViews('d', domain, grid), ...listViews('f', functional, grid)],
    phrases,
  };
}

async function readAssociations({ pairs: paths = [], counts }: EvidenceFiles): Promise<TupleEvidence['associations']> {
  const pairs: CountedPair[] = [];
  await readEachBigram(paths, ({ modifier, head, count }) => pairs.push({ left: modifier, right: head, count }));
  return [
    ...(paths.length > 0 ? [associatePairs('modifier-head', pairs)] : []),
    ...(counts === undefined ? [] : [associateContexts('nearest nouns', await readSpace(counts))]),
  ];
}

function listViews(symbol: 'd' | 'f', space: Space, grid: ViewGridOptions): SimilarityView[] {
  const isReduced = space.history.some(({ step }) => step === reductionStep);
  if (space.matrix instanceof DenseMatrix && isReduced) return listGridViews(symbol, space, grid);
  return [viewSimilarity(symbol, 'cosine', space)];
}
