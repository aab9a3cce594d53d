import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseAllWords } from '../../src/evaluation/formats/parse-all-words.js';
import { makeOccurrences, type SenseOccurrence } from '../../src/evaluation/scores/all-words-occurrences.js';
import type { Lexicon } from '../../src/lexicon/lexicon.js';

/** An all-words task of the evaluation framework of Raganato, Camacho-Collados & Navigli 2017. */
export interface AllWordsTask {
  readonly name: string;
  /** The gold keys are of WordNet 3.0. */
  readonly instances: readonly SenseOccurrence[];
  /** Instances none of whose gold keys is a key of the lexicon; they count as wrong. */
  readonly unmatched: number;
}

const folder = join(resolve(process.env['QUALIA_DATA'] ?? '../shared/data'), 'wsd');

/** Reads an all-words task, for instance `semeval2007`; the context of a word is the rest of its sentence. */
export function readAllWords(name: string, lexicon: Lexicon): AllWordsTask {
  const [xml, key] = [`${name}.data.xml`, `${name}.gold.key.txt`].map((file) => {
    const path = join(folder, file);
    return { path, text: readFileSync(path, 'utf8') };
  });
  const instances = makeOccurrences(parseAllWords(xml, key), lexicon);
  const unmatched = instances.filter(({ instance }) =>
    instance.gold.every((goldKey) => lexicon.findSense(goldKey) === undefined),
  );
  return { name, instances, unmatched: unmatched.length };
}
