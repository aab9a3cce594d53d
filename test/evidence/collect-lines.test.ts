import { describe, expect, it } from 'vitest';
import type { Sentence } from '../../src/corpus/sentence.js';
import { collectLines, indexSenseIds } from '../../src/evidence/collect-lines.js';
import type { RunBatch } from '../../src/lexicon/evidence/evidence-run.js';
import { lexiconFromRecords } from '../../src/lexicon/records/lexicon-from-records.js';
import { createLexiconInventory } from '../../src/wsd/candidate.js';
import { createLogLinear } from '../../src/wsd/log-linear.js';
import { createSensePrior } from '../../src/wsd/sense-prior.js';
import { createBanks } from './evidence-lexicon.js';

const record = createBanks();
const { lexicon } = lexiconFromRecords(record);
const inventory = createLexiconInventory(lexicon);
const disambiguator = createLogLinear(inventory, [{ scorer: createSensePrior(), weight: 1 }]);
const context = {
  sources: { senses: { inventory, disambiguator } },
  findSense: indexSenseIds(record),
  batchSentences: 1,
};

const banks = (document: string, position: number): Sentence => ({
  document,
  position,
  text: 'The bank',
  tokens: [
    { form: 'The', lemma: 'the', tag: 'DET', start: 0, end: 3 },
    { form: 'bank', lemma: 'bank', tag: 'NOUN', start: 4, end: 8 },
  ],
});

const corpus = [
  ...Array.from({ length: 70 }, (_, position) => banks('long', position)),
  ...Array.from({ length: 3 }, (_, position) => banks('short', position)),
];

async function* give(sentences: readonly Sentence[]): AsyncGenerator<Sentence> {
  yield* sentences;
}

async function collect(begun = 0): Promise<RunBatch[]> {
  const batches: RunBatch[] = [];
  for await (const batch of collectLines(give(corpus.slice(begun)), context, begun)) batches.push(batch);
  return batches;
}

describe('collectLines', () => {
  it('gives words with the senses of the records, the most probable first', async () => {
    const [first] = await collect();
    expect(first?.sentences[0]?.words).toEqual([
      {
        ...{ start: 4, end: 8, lemma: 'bank', partOfSpeech: 'n', aspect: undefined },
        senses: [
          { sense: 'bank-1', probability: expect.any(Number) },
          { sense: 'bank-2', probability: expect.any(Number) },
        ],
      },
    ]);
  });

  it('makes a batch of 64 sentences of a document, and counts documents where they end', async () => {
    const batches = await collect();
    expect(
      batches.map(({ documents, tokens, place, sentences }) => [documents, tokens, place, sentences.length]),
    ).toEqual([
      [0, 128, '64', 64],
      [1, 12, '70', 6],
      [1, 6, '73', 3],
    ]);
  });

  it('makes the same batches when it goes on', async () => {
    expect(await collect(64)).toEqual((await collect()).slice(1));
  });

  it('puts blocks together until a batch has so many sentences as it is to have', async () => {
    const batches: RunBatch[] = [];
    for await (const batch of collectLines(give(corpus), { ...context, batchSentences: 65 })) batches.push(batch);
    expect(batches.map(({ documents, place }) => [documents, place])).toEqual([
      [1, '70'],
      [1, '73'],
    ]);
  });

  it('stops when it is told', async () => {
    const stopped = { ...context, signal: AbortSignal.abort(new Error('enough')) };
    await expect(collectLines(give(corpus), stopped).next()).rejects.toThrow('enough');
  });
});
