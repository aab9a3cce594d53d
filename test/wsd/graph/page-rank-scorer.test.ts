import { describe, expect, it } from 'vitest';
import { OptionError } from '../../../src/errors.js';
import { createLexiconInventory } from '../../../src/wsd/candidate.js';
import type { Question } from '../../../src/wsd/disambiguator.js';
import { linkGlosses } from '../../../src/wsd/graph/link-glosses.js';
import { createPageRankScorer, type PageRankScorerOptions } from '../../../src/wsd/graph/page-rank-scorer.js';
import { buildSynsetGraph } from '../../../src/wsd/graph/synset-graph.js';
import { createLogLinear } from '../../../src/wsd/log-linear.js';
import type { ContentWord } from '../../../src/wsd/occurrence.js';
import { describeDisambiguator } from '../../conformance/disambiguator.js';
import { beside } from '../bank-texts.js';
import { harbourGlosses, harbourLexicon, harbourPlaces } from './harbour-lexicon.js';
import { solvePageRank } from './random-graphs.js';

const inventory = createLexiconInventory(harbourLexicon);
const glossEdges = linkGlosses(harbourLexicon, harbourGlosses, { tolerance: 0.01 });
const graph = buildSynsetGraph(harbourLexicon, { glossEdges });
const create = (options: PageRankScorerOptions = {}) =>
  createPageRankScorer({ lexicon: harbourLexicon, graph }, { tolerance: 0.001, ...options });
const ask = (words: readonly string[], lemma = 'port'): Question => {
  const occurrence = beside(words, lemma);
  return { occurrence, candidates: inventory.candidates(occurrence) };
};
const scoreOf = async (question: Question, options: PageRankScorerOptions = {}): Promise<number[]> => [
  ...(await create(options).scoreAll([question]))[0].scores,
];

describeDisambiguator('a log-linear disambiguator of the graph scorer', () => ({
  disambiguator: createLogLinear(inventory, [{ scorer: create(), weight: 1 }]),
  inventory,
  occurrences: [
    beside(['ship'], 'port'),
    beside(['grape'], 'port'),
    beside(['ship', 'leaf'], 'dock'),
    beside(['ship'], 'grape'),
  ],
  unknown: [beside(['unheard', '__proto__', ''], 'port')],
}));

describe('createPageRankScorer', () => {
  it('scores log(lift + floor), the lift that of dense power iteration', async () => {
    // Ship has one sense, dock two with counts 1 and 1: half of its mass each.
    const { ship, weed, pier, wine, harbour } = harbourPlaces;
    const teleports = graph.synsets.map((_, place) =>
      place === ship ? 0.5 : place === weed || place === pier ? 0.25 : 0,
    );
    const ranks = solvePageRank(graph.weights, teleports);
    const sums = graph.synsets.map((_, place) =>
      graph.weights.row(place).values.reduce((sum, value) => sum + value, 0),
    );
    const total = sums.reduce((sum, value) => sum + value, 0);
    const scores = await scoreOf(ask(['ship', 'dock']));
    [wine, harbour].forEach((place, at) => {
      expect(scores[at]).toBeCloseTo(Math.log((ranks[place] * total) / sums[place] + 0.03), 3);
    });
  });

  it('prefers the sense that is near the context', async () => {
    const [wine, harbour] = await scoreOf(ask(['sailor']));
    expect(harbour).toBeGreaterThan(wine);
    const [wineByGrape, harbourByGrape] = await scoreOf(ask(['grape', 'leaf']));
    expect(wineByGrape).toBeGreaterThan(harbourByGrape);
  });

  it('leaves the word itself out, wherever it occurs and in any letter case', async () => {
    expect(await scoreOf(ask(['ship', 'port', 'port']))).toEqual(await scoreOf(ask(['ship'])));
    const question = ask(['ship', 'port'], 'Port');
    expect(await scoreOf(question)).toEqual(await scoreOf(ask(['ship'])));
  });

  it('says nothing, and names the text, where it knows no word of the context', async () => {
    const [scores] = await create().scoreAll([ask(['constructors', '__proto__', ''])]);
    expect(scores).toEqual({
      scores: new Float64Array(2),
      hasEvidence: false,
      missing: ['port constructors __proto__ '],
    });
  });

  it('gives a candidate that the graph lacks the mean of the others', async () => {
    const aspect = { kind: 'aspect', key: 'location', lemma: 'Port', gloss: 'the place', examples: [] } as const;
    const question = ask(['ship']);
    const [{ scores, missing, hasEvidence }] = await create().scoreAll([
      { ...question, candidates: [...question.candidates, aspect] },
    ]);
    expect(scores[2]).toBeCloseTo((scores[0] + scores[1]) / 2, 10);
    expect({ missing, hasEvidence }).toEqual({ missing: ['the place'], hasEvidence: true });
    expect(await create().explain(question, aspect)).toBeUndefined();
    const [alone] = await create().scoreAll([{ ...question, candidates: [aspect] }]);
    expect(alone.hasEvidence).toBe(false);
  });

  it('scores many questions as it scores each alone, in any order', async () => {
    const questions = [['ship', 'dock'], ['grape'], ['sailor', 'dock', 'port', 'dock'], ['ship', 'dock']].flatMap(
      (words) => {
        const { document, ...own } = beside(['port', ...words], 'dock');
        return document.flatMap((word, place) => {
          const occurrence = { ...own, document, lemma: word.lemma, place };
          const candidates = inventory.candidates({ lemma: word.lemma, partOfSpeech: 'n' });
          return candidates.length === 0 ? [] : [{ occurrence, candidates }];
        });
      },
    );
    const together = await create().scoreAll(questions);
    const backwards = (await create({ rememberedEntries: 10 }).scoreAll([...questions].reverse())).reverse();
    for (const [at, question] of questions.entries()) {
      const [alone] = await create().scoreAll([question]);
      expect(together[at]).toEqual(alone);
      expect(backwards[at]).toEqual(alone);
    }
  });

  it('takes sentences around its own while they hold fewer words than the window', async () => {
    const { document, ...own } = beside(['ship'], 'port');
    const next: ContentWord = { lemma: 'grape', partOfSpeech: 'n', sentence: 1 };
    const far: Question = { ...ask([]), occurrence: { ...own, document: [...document, next] } };
    expect(await scoreOf(far, { window: 2 })).toEqual(await scoreOf(ask(['ship'])));
    expect(await scoreOf(far, { window: 3 })).toEqual(await scoreOf(ask(['ship', 'grape'])));
  });

  it('shares a mass by counts or evenly, and adds the popularity of a sense', async () => {
    const counted = await scoreOf(ask(['dock']), { shares: 'counts', countSmoothing: 3 });
    expect(await scoreOf(ask(['dock']), { shares: 'even' })).toEqual(counted);
    const plain = await scoreOf(ask(['ship']));
    const popular = await scoreOf(ask(['ship']), { popularity: 2 });
    const { wine, harbour } = harbourPlaces;
    const degree = (place: number): number => graph.weights.row(place).values.reduce((sum, value) => sum + value, 0);
    const ratio = 2 * Math.log(degree(harbour) / degree(wine));
    expect(popular[1] - popular[0]).toBeCloseTo(plain[1] - plain[0] + ratio, 6);
  });

  it('explains by the context words that bring most, and what stands between', async () => {
    const question = ask(['ship', 'shipwright', 'grape']);
    const [wine, harbour] = question.candidates;
    expect(await create().explain(question, harbour)).toBe('near in the graph: ship, shipwright (through sailor)');
    expect(await create().explain(question, wine)).toBe('near in the graph: grape');
    expect(await create().explain(ask(['unheard']), harbour)).toBeUndefined();
  });

  it('refuses options out of range', () => {
    for (const options of [
      { window: -1 },
      { floor: 0 },
      { popularity: -1 },
      { damping: 1 },
      { tolerance: 0 },
      { countSmoothing: 0 },
    ]) {
      expect(() => create(options)).toThrow(OptionError);
    }
  });
});
