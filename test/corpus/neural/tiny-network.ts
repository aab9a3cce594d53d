import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { PieceSequence } from '../../../src/corpus/neural/word-pieces.js';

/** What PyTorch makes of a sentence by the tiny network; scores of heads and relations are one after the other. */
export interface TinySentence extends PieceSequence {
  readonly forms: readonly string[];
  readonly tagScores: readonly number[];
  readonly arcScores: readonly number[];
  readonly labelScores: readonly number[];
  readonly tags: readonly string[];
  readonly heads: readonly number[];
  readonly relations: readonly string[];
}

/** A network of random weights; benchmarks/teacher/make_fixture.py writes it and what it says. */
export const tinyNetworkPath = fileURLToPath(new URL('tiny-network.bin.gz', import.meta.url));

/** The file of the tiny network, unpacked. */
export const readTinyNetwork = (): Uint8Array => gunzipSync(readFileSync(tinyNetworkPath));

/** Five sentences with their scores, tags and trees. */
export const tinySentences: readonly TinySentence[] = JSON.parse(
  readFileSync(new URL('tiny-network.json', import.meta.url), 'utf8'),
);
