import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Lexicon } from '../../src/lexicon/lexicon.js';
import { normaliseLemma, type PartOfSpeech, type Sense } from '../../src/lexicon/synset.js';
import type { Occurrence } from '../../src/wsd/disambiguator.js';

/** A word of an all-words task with its competing senses and its gold. */
export interface SenseInstance {
  readonly occurrence: Occurrence;
  /** The senses of the lemma, by rank; empty when the lexicon does not know it. */
  readonly candidates: readonly Sense[];
  /** The gold keys, of WordNet 3.0. */
  readonly gold: readonly string[];
}

/** An all-words task of the evaluation framework of Raganato, Camacho-Collados & Navigli 2017. */
export interface AllWordsTask {
  readonly name: string;
  readonly instances: readonly SenseInstance[];
  /** Instances none of whose gold keys is a key of the lexicon; they count as wrong. */
  readonly unmatched: number;
}

interface Word {
  readonly id: string | undefined;
  readonly lemma: string;
  readonly partOfSpeech: PartOfSpeech | undefined;
}

const partsOfSpeech: ReadonlyMap<string, PartOfSpeech> = new Map([
  ['NOUN', 'n'],
  ['VERB', 'v'],
  ['ADJ', 'a'],
  ['ADV', 'r'],
]);

const folder = join(resolve(process.env['QUALIA_DATA'] ?? '../shared/data'), 'wsd');

/** Reads an all-words task, for instance `semeval2007`; the context of a word is the rest of its sentence. */
export function readAllWords(name: string, lexicon: Lexicon): AllWordsTask {
  const gold = readGold(join(folder, `${name}.gold.key.txt`));
  const instances = readSentences(join(folder, `${name}.data.xml`)).flatMap((words) =>
    words.flatMap((word, place) => {
      const keys = gold.get(word.id ?? '');
      if (keys === undefined || word.partOfSpeech === undefined) return [];
      const context = words.flatMap((other, index) => (index === place ? [] : contextLemma(other, word.lemma)));
      const occurrence = { lemma: word.lemma, partOfSpeech: word.partOfSpeech, context };
      return [{ occurrence, candidates: lexicon.findSenses(word.lemma, word.partOfSpeech), gold: keys }];
    }),
  );
  const unmatched = instances.filter(({ gold: keys }) => keys.every((key) => lexicon.findSense(key) === undefined));
  return { name, instances, unmatched: unmatched.length };
}

/** The lemma of a content word, as the annotator of the embedded default would label it. */
function contextLemma({ lemma, partOfSpeech }: Word, target: string): string[] {
  return partOfSpeech !== undefined && lemma !== target && /\p{L}/u.test(lemma) ? [lemma] : [];
}

function readGold(path: string): Map<string, string[]> {
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  return new Map(
    lines.map((line) => {
      const [id, ...keys] = line.trim().split(' ');
      return [id, keys];
    }),
  );
}

/** Reads the words of each sentence; the files hold one element a line. */
function readSentences(path: string): Word[][] {
  const sentences: Word[][] = [];
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (line.startsWith('<sentence')) sentences.push([]);
    if (!/^<(wf|instance) /.test(line)) continue;
    sentences.at(-1)?.push({
      id: attribute(line, 'id'),
      lemma: normaliseLemma(attribute(line, 'lemma') ?? ''),
      partOfSpeech: partsOfSpeech.get(attribute(line, 'pos') ?? ''),
    });
  }
  return sentences;
}

const entities: ReadonlyMap<string, string> = new Map([
  ['&amp;', '&'],
  ['&apos;', "'"],
  ['&quot;', '"'],
  ['&lt;', '<'],
  ['&gt;', '>'],
]);

function attribute(line: string, name: string): string | undefined {
  const value = new RegExp(` ${name}="([^"]*)"`).exec(line)?.[1];
  return value?.replace(/&\w+;/g, (entity) => entities.get(entity) ?? entity);
}
