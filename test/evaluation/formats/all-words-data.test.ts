import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it, type TestContext } from 'vitest';
import type { DatasetFile } from '../../../src/evaluation/dataset.js';
import { parseAllWords } from '../../../src/evaluation/formats/parse-all-words.js';
import { allWordsKind } from '../../../src/evaluation/kinds/all-words-kind.js';
import { readSenseInventory } from '../../../src/evaluation/read-sense-inventory.js';
import { scoreSensePredictions } from '../../../src/evaluation/scores/score-sense-predictions.js';
import { predictAllSenses, predictFirstSenses, predictOracle } from '../../../src/evaluation/scores/sense-anchors.js';
import { formatPredictions } from '../../../src/evaluation/scores/sense-predictions.js';
import type { AllWordsInstance, AllWordsSet } from '../../../src/evaluation/sense-dataset.js';
import { createSenseInventory, type SenseInventory } from '../../../src/evaluation/sense-inventory.js';
import { readWordnet } from '../../../src/lexicon/read-wordnet.js';

const folder = join(resolve(process.env['QUALIA_DATA'] ?? '../shared/data'), 'wsd');
const names = ['senseval2', 'semeval2007', 'semeval2015'] as const;

function readFile(name: string, context: TestContext): DatasetFile {
  const path = join(folder, name);
  if (!existsSync(path)) context.skip(`${path} is not there; set QUALIA_DATA`);
  return { path, text: readFileSync(path, 'utf8') };
}

function read(name: string, context: TestContext): AllWordsSet {
  return parseAllWords(readFile(`${name}.data.xml`, context), readFile(`${name}.gold.key.txt`, context));
}

/** Scores the first sense of each instance, or other answers, with the candidates of an inventory. */
function scoreFirst(sets: readonly AllWordsSet[], inventory: SenseInventory, predict = predictFirstSenses) {
  const candidates = (instance: AllWordsInstance) => inventory.candidates(instance);
  const runs = sets.map((set) => ({ set, predictions: predict(set, candidates) }));
  const { seen } = inventory;
  return scoreSensePredictions(runs, { candidates, ...(seen !== undefined && { seen }) });
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
    const sets = names.map((name) => read(name, context));
    const wordnet30 = await readSenseInventory();
    expect(wordnet30.name).toBe('WordNet 3.0');
    const { byDataset, withoutCandidate, notFirst, all } = scoreFirst(sets, wordnet30);
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
    expect(scoreFirst(sets, wordnet30, predictOracle).all.f1).toBe(1);
    expect(percent(scoreFirst(sets, wordnet30, predictAllSenses).all.f1)).toBe(39.2);
  });

  it('give nearly the same scores to the first sense of WordNet 3.1 by its keys', async (context) => {
    const sets = names.map((name) => read(name, context));
    const wordnet31 = createSenseInventory(await readWordnet(), { sha256: 'not asked here' });
    const { byDataset, withoutCandidate } = scoreFirst(sets, wordnet31);
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
    const inventory = await readSenseInventory({ semcor: path });
    const { seen: known, unseen, all } = scoreFirst(sets, inventory);
    expect(inventory.seen?.size).toBe(35_017);
    expect([known?.instances, unseen?.instances]).toEqual([3152, 607]);
    expect(all.instances).toBe(3152 + 607);
  });

  it.for([
    ['senseval2', 0.66784, 0.40622, 1],
    ['semeval2007', 0.55165, 0.25812, 1],
    ['semeval2015', 0.67808, 0.42132, 1],
  ] as const)(
    '%s: the anchors of its kind are those of the first sense',
    async ([name, first, random, oracle], context) => {
      const set = read(name, context);
      const inventory = await readSenseInventory();
      const anchors = allWordsKind.anchors(set, { inventory }).filter(({ measure }) => measure === 'f1');
      expect(anchors.map((anchor) => [anchor.name, anchor.role, Number(anchor.value.toFixed(5))])).toEqual([
        ['random', 'floor', random],
        ['first sense', 'floor', first],
        ['oracle', 'ceiling', oracle],
      ]);
      const answers = set.instances.map((instance) => inventory.candidates(instance).slice(0, 1));
      const { scores } = allWordsKind.score(set, answers, { samples: 100, inventory });
      expect(scores.find(({ measure }) => measure === 'f1')?.value).toBeCloseTo(first, 5);
      expect(scores.find(({ measure }) => measure === 'f1 where the first sense is wrong')?.value).toBe(0);
    },
  );
});
