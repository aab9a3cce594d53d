import { join } from 'node:path';
import { readFrequencies } from '../../corpus/read-frequencies.js';
import { readSpace } from '../../space/read-space.js';
import type { Space } from '../../space/space.js';
import { readEachBigram } from '../read-bigrams.js';
import { associateContexts, associatePairs, type CountedPair } from './pair-association.js';
import { viewRanks } from './rank-views.js';
import type { TupleEvidence } from './tuple-features.js';

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

/** The ranks of the views that similarities are taken in. */
const ranks = [20, 50, 100, 200, 300];

/** The exponent on singular values that the spaces are built with. */
const exponent = 0.5;

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
 * Reads the evidence of a combiner (Turney 2013): views of the two spaces at several ranks, the associations of modifiers with
 * heads and of words with the nearest nouns, and frequencies.
 *
 * @param spaces the two spaces, where they have been read already.
 * @throws MissingFileError where a file is missing; FileFormatError, with the line, where one is malformed.
 */
export async function readEvidence(
  files: EvidenceFiles,
  spaces: { readonly domain?: Space | undefined; readonly function?: Space | undefined } = {},
): Promise<TupleEvidence> {
  const pairs: CountedPair[] = [];
  await readEachBigram(files.pairs, ({ modifier, head, count }) => pairs.push({ left: modifier, right: head, count }));
  const frequencies = await readFrequencies(files.frequency);
  const { domain = await readSpace(files.domain), function: functional = await readSpace(files.function) } = spaces;
  return {
    frequency: (word) => frequencies.get(word) ?? 0,
    associations: [
      associatePairs('modifier-head', pairs),
      associateContexts('nearest nouns', await readSpace(files.counts)),
    ],
    views: [...viewRanks('d', domain, { ranks, exponent }), ...viewRanks('f', functional, { ranks, exponent })],
  };
}
