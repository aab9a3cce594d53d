import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
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

/** A network of random weights with sentences; benchmarks/teacher/make_fixture.py writes both. */
export interface TinyNetwork {
  readonly path: string;
  /** Reads its file. */
  readonly read: () => Uint8Array;
  /** Five sentences with their scores, tags and trees. */
  readonly sentences: readonly TinySentence[];
}

function findNetwork(name: string): TinyNetwork {
  const path = fileURLToPath(new URL(`${name}.safetensors`, import.meta.url));
  const sentences: readonly TinySentence[] = JSON.parse(readFileSync(new URL(`${name}.json`, import.meta.url), 'utf8'));
  return { path, read: () => readFileSync(path), sentences };
}

/** Networks by the kind of their encoder. */
export const tinyNetworks = { BERT: findNetwork('tiny-network'), MPNet: findNetwork('tiny-mpnet') } as const;

/** The file of the network like BERT. */
export const tinyNetworkPath = tinyNetworks.BERT.path;

/** Reads the file of the network like BERT. */
export const readTinyNetwork = tinyNetworks.BERT.read;

/** What PyTorch makes of five sentences by the network like BERT. */
export const tinySentences = tinyNetworks.BERT.sentences;
