import { describe, expect, it } from 'vitest';
import type { Sentence } from '../../src/corpus/sentence.js';
import type { AspectCandidate, Inventory } from '../../src/wsd/candidate.js';
import { createLogLinear } from '../../src/wsd/log-linear.js';
import { createPlainScorer } from '../../src/wsd/plain-scorer.js';
import { createSensePrior } from '../../src/wsd/sense-prior.js';
import { createSimplifiedLesk } from '../../src/wsd/simplified-lesk.js';
import { type TaggedSentence, type TagSentencesOptions, tagSentences } from '../../src/wsd/tag-sentences.js';
import { taggedSentence } from '../corpus/tagged-sentence.js';
import { bankGlossWords, bankInventory, bankLexicon } from './bank-lexicon.js';

const scorers = [createSensePrior(), createSimplifiedLesk(bankLexicon, bankGlossWords)];
const disambiguator = createLogLinear(
  bankInventory,
  scorers.map((scorer) => ({ scorer, weight: 1 })),
);
const senses = { inventory: bankInventory, disambiguator };
const sentence = (text: string, document: string, position: number): Sentence =>
  taggedSentence(text, { document, position });
const sentences = [
  sentence('the/DET coin/NOUN bank/NOUN', 'a', 0),
  sentence('of/ADP', 'a', 1),
  sentence('bank/NOUN water/NOUN', 'a', 2),
  sentence('Bankside/NOUN', 'b', 0),
];

async function tag(
  of: readonly Sentence[] = sentences,
  options: TagSentencesOptions = {},
  sources: Parameters<typeof tagSentences>[1] = { senses },
): Promise<TaggedSentence[]> {
  const found: TaggedSentence[] = [];
  for await (const tagged of tagSentences(of, sources, options)) found.push(tagged);
  return found;
}

describe('tagSentences', () => {
  it('gives every sentence in order with its words, those without a meaning too', async () => {
    const tagged = await tag();
    expect(tagged.map(({ document, position, text }) => [document, position, text])).toEqual(
      sentences.map(({ document, position, text }) => [document, position, text]),
    );
    expect(tagged.map(({ words }) => words.map(({ lemma, senses: of }) => [lemma, of?.candidates]))).toEqual([
      [
        ['coin', undefined],
        ['bank', 2],
      ],
      [],
      [
        ['bank', 2],
        ['water', undefined],
      ],
      [['bankside', 1]],
    ]);
    for (const { text, words } of tagged)
      for (const { from, to, form } of words) expect(text.slice(from, to)).toBe(form);
  });

  it('tells the best meanings, their margin, and the evidence of so many as asked for', async () => {
    const [{ words }] = await tag([sentences[0]], { evidence: 1 });
    const { best, margin, unlisted } = words[1]?.senses ?? { best: [], margin: 0, unlisted: 0 };
    expect(best.map(({ candidate }) => candidate.key)).toEqual(['bank@slope', 'bank@money']);
    expect(margin).toBeCloseTo(best[0].probability - best[1].probability, 12);
    expect(best.map(({ evidence }) => evidence.length > 0)).toEqual([true, false]);
    const [{ words: few }] = await tag([sentences[0]], { limit: 1, evidence: 0 });
    expect(few[1]?.senses?.best.map(({ evidence }) => evidence)).toEqual([[]]);
    const [{ words: lone }] = await tag([sentences[3]]);
    expect(lone[0]?.senses?.margin).toBeCloseTo(1 - 2 * unlisted, 12);
  });

  it('gives the aspects of what a second inventory knows beside the senses', async () => {
    const aspect = (key: AspectCandidate['key']): AspectCandidate => ({
      kind: 'aspect',
      key,
      lemma: 'Bankside',
      gloss: key,
      examples: [],
    });
    const inventory: Inventory = {
      name: 'aspects',
      candidates: ({ lemma }) => (lemma === 'bankside' ? [aspect('location'), aspect('human')] : []),
    };
    const first = createPlainScorer({
      name: 'first',
      score: () => ({ scores: Float64Array.of(1, 0), hasEvidence: true, missing: [] }),
      explain: () => 'it comes first',
    });
    const aspects = { inventory, disambiguator: createLogLinear(inventory, [{ scorer: first, weight: 1 }]) };
    const tagged = await tag(sentences, {}, { senses, aspects });
    expect(tagged[3]?.words[0]).toMatchObject({
      senses: { candidates: 1 },
      aspects: { best: [{ candidate: { key: 'location' }, evidence: [{ text: 'it comes first' }] }, {}] },
    });
    expect(tagged[0]?.words[1]?.aspects).toBeUndefined();
  });

  it('reads the sentences of a block as one document, and never those of another', async () => {
    const seen: string[] = [];
    const watch = createPlainScorer({
      name: 'watch',
      score({ occurrence: { document, place }, candidates }) {
        seen.push(document.map(({ lemma }, at) => (at === place ? `[${lemma}]` : lemma)).join(' '));
        return { scores: new Float64Array(candidates.length), hasEvidence: true, missing: [] };
      },
      explain: () => undefined,
    });
    const watching = {
      inventory: bankInventory,
      disambiguator: createLogLinear(bankInventory, [{ scorer: watch, weight: 1 }]),
    };
    await tag(sentences, { evidence: 0 }, { senses: watching });
    expect(seen).toEqual(['coin [bank] bank water', 'coin bank [bank] water', '[bankside]']);
    seen.length = 0;
    await tag(sentences, { evidence: 0, blockSentences: 1 }, { senses: watching });
    expect(seen).toEqual(['coin [bank]', '[bank] water', '[bankside]']);
  });

  it('holds no more than a block, and stops with the reason of the signal', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    let read = 0;
    async function* endless(): AsyncGenerator<Sentence> {
      for (;;) yield { ...sentences[0], position: read++ };
    }
    const tagging = tagSentences(endless(), { senses }, { blockSentences: 4, signal: controller.signal });
    expect((await tagging.next()).value?.position).toBe(0);
    expect(read).toBe(5);
    controller.abort(reason);
    await expect(
      (async () => {
        for await (const _ of tagging) read++;
      })(),
    ).rejects.toBe(reason);
  });

  it.each([{ limit: 0 }, { evidence: -1 }, { blockSentences: 0.5 }])('refuses %j', async (options) => {
    await expect(tag(sentences, options)).rejects.toThrow(`"${Object.keys(options)[0]}"`);
  });

  it('gives nothing for nothing', async () => {
    expect(await tag([])).toEqual([]);
  });
});
