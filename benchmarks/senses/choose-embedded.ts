import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { embeddedSettings } from '../../src/embedded/settings.js';
import type { Scorer } from '../../src/wsd/disambiguator.js';
import { createPlainScorer } from '../../src/wsd/plain-scorer.js';
import { createSensePrior } from '../../src/wsd/sense-prior.js';
import { openEmbeddedSenses } from './embedded-scores.js';
import { crossValidate, fitWeights, measureLoss, measureWeights, type ScoredQuestion } from './fit-weights.js';
import { allWordsQuestions, exampleQuestions, type GoldQuestions } from './graph-questions.js';

// Shows how the settings of the embedded sense models were chosen, on SemEval-2007 and WordNet's own examples alone: fitted weights, F1 in
// ten-fold cross-validation, round weights around the chosen ones, which have the smallest loss. Writes benchmarks/results/senses-embedded-settings.json.
// Run: npx tsx benchmarks/senses/choose-embedded.ts (reads $QUALIA_DATA/wsd and the cache of the embedded default)

const command = 'npx tsx benchmarks/senses/choose-embedded.ts';
const examples = 4000;
/** So many rows of the grid are told, those of the smallest loss. */
const told = 40;
const { withCounts, withoutCounts, smoothing, rankPower } = embeddedSettings().senses;
const { senses } = await openEmbeddedSenses();
const { lexicon, glossWords } = senses;

// The prior in two parts, so that the power of the rank is fitted too.
const counts = createSensePrior({ smoothing, rankPower: 0 });
const ranks = createPlainScorer({
  name: 'rank',
  score: ({ candidates }) => ({
    scores: Float64Array.from(candidates, (_, place) => -Math.log(1 + place)),
    hasEvidence: true,
    missing: [],
  }),
  explain: () => undefined,
});
const scorers: Record<string, Scorer> = {
  counts,
  ranks,
  gloss: senses.gloss,
  words: senses.words,
  graph: senses.graph,
  slot: senses.slot,
  links: senses.countless.links,
  predominant: senses.countless.predominant,
  evenGloss: senses.countless.gloss,
  evenWords: senses.countless.words,
  evenGraph: senses.countless.graph,
  evenSlot: senses.countless.slot,
};
const development = await scoreAll(allWordsQuestions('semeval2007', lexicon));
const terms = {
  definition: () => [],
  example: (...[synset, index]: Parameters<typeof glossWords.example>) =>
    glossWords.example(synset, index).map((lemma) => ({ lemma, partOfSpeech: 'n' as const })),
};
const own = await scoreAll(exampleQuestions(examples, lexicon, terms));

const sets = [
  ['counts', 'ranks'],
  ['counts', 'ranks', 'gloss'],
  ['counts', 'ranks', 'words'],
  ['counts', 'ranks', 'graph'],
  ['counts', 'ranks', 'gloss', 'words'],
  ['counts', 'ranks', 'gloss', 'words', 'graph'],
  ['counts', 'ranks', 'gloss', 'words', 'graph', 'slot'],
  ['counts', 'ranks', 'gloss', 'words', 'graph', 'slot', 'predominant'],
  ['links'],
  ['links', 'predominant'],
  ['links', 'predominant', 'evenGloss', 'evenWords'],
  ['links', 'predominant', 'evenGloss', 'evenWords', 'evenGraph'],
  ['links', 'predominant', 'evenGloss', 'evenWords', 'evenGraph', 'evenSlot'],
];
const fitted = sets.map((names) => {
  const questions = pick(development, names);
  const weights = fitWeights(questions);
  return {
    scorers: names.join(' + '),
    weights: weights.map((weight) => Number(weight.toPrecision(2))),
    fit: round(measureWeights(questions, weights)),
    crossValidated: round(crossValidate(questions)),
  };
});
const onExamples = [
  ['gloss'],
  ['words'],
  ['gloss', 'words'],
  ['gloss', 'words', 'graph'],
  ['gloss', 'words', 'graph', 'slot'],
].map((names) => {
  const questions = pick(own, names);
  const weights = fitWeights(questions);
  const rounded = weights.map((weight) => Number(weight.toPrecision(2)));
  return { scorers: names.join(' + '), weights: rounded, fit: round(measureWeights(questions, weights)) };
});
const names = ['counts', 'ranks', 'gloss', 'words', 'graph', 'slot'];
const grid = cross([0.4, 0.45, 0.5], [0.25, 0.5], [5, 6, 7], [2, 3, 4], [0, 0.1, 0.15, 0.2], [0, 3, 3.5, 4])
  .map(([prior, power, gloss, words, graph, slot]) => {
    const settings = { prior, rankPower: power, gloss, words, graph, slot };
    const chosen = Object.entries({ ...withCounts, rankPower }).every(([name, value]) => {
      return settings[name as keyof typeof settings] === value;
    });
    const weights = [prior, prior * power, gloss, words, graph, slot];
    return { ...settings, ...measure(names, weights), ...measureExamples([gloss, words, graph, slot]), chosen };
  })
  .sort((a, b) => a.loss - b.loss);
const countless = ['links', 'predominant', 'evenGloss', 'evenWords', 'evenGraph', 'evenSlot'];
const countlessGrid = [0.2, 0.3, 0.4].flatMap((links) =>
  [3, 4, 5].flatMap((predominant) =>
    [0, 0.1, 0.2].map((graph) => {
      const weights = [links, predominant, withoutCounts.gloss, withoutCounts.words, graph, withoutCounts.slot];
      const { links: chosenLinks, predominant: chosenPredominant, graph: chosenGraph } = withoutCounts;
      const chosen = links === chosenLinks && predominant === chosenPredominant && graph === chosenGraph;
      return { links, predominant, graph, ...measure(countless, weights), chosen };
    }),
  ),
);
const result = {
  command,
  fitted,
  examples: { questions: examples, fitted: onExamples },
  withCounts: {
    tried: grid.length,
    best: grid.slice(0, told),
    bestWithoutGraph: grid.find(({ graph }) => graph === 0),
    bestWithoutSlot: grid.find(({ slot }) => slot === 0),
  },
  withoutCounts: countlessGrid,
};
const path = fileURLToPath(new URL('../results/senses-embedded-settings.json', import.meta.url));
writeFileSync(path, `${JSON.stringify(result, null, 1)}\n`);
console.table(fitted);
console.table(onExamples);
console.table(grid.slice(0, told));
console.table(countlessGrid);

/** Every choice of one number of each list. */
function cross(...lists: readonly (readonly number[])[]): number[][] {
  return lists.reduce<number[][]>((rows, list) => rows.flatMap((row) => list.map((value) => [...row, value])), [[]]);
}

function measure(
  of: readonly string[],
  weights: readonly number[],
): { readonly semeval2007: number; readonly loss: number } {
  const questions = pick(development, of);
  return { semeval2007: round(measureWeights(questions, weights)), loss: roundLoss(measureLoss(questions, weights)) };
}

/** The same of examples, of which the counts tell nothing. */
function measureExamples(weights: readonly number[]): { readonly examples: number; readonly exampleLoss: number } {
  const questions = pick(own, ['gloss', 'words', 'graph', 'slot']);
  return {
    examples: round(measureWeights(questions, weights)),
    exampleLoss: roundLoss(measureLoss(questions, weights)),
  };
}

function roundLoss(value: number): number {
  return Math.round(1e4 * value) / 1e4;
}

async function scoreAll({ questions, gold }: GoldQuestions) {
  const scores = new Map<string, readonly Float64Array[]>();
  for (const [name, scorer] of Object.entries(scorers)) {
    const start = performance.now();
    scores.set(
      name,
      (await scorer.scoreAll(questions)).map((found) => found.scores),
    );
    console.error(`${name}: ${questions.length} questions, ${((performance.now() - start) / 1000).toFixed(1)} s`);
  }
  const isRight = questions.map(({ candidates }, at) => candidates.map(({ key }) => gold[at].includes(key)));
  return { scores, isRight };
}

function pick({ scores, isRight }: Awaited<ReturnType<typeof scoreAll>>, wanted: readonly string[]): ScoredQuestion[] {
  return isRight.map((right, at) => {
    const rows = wanted.map((name) => scores.get(name)?.[at] as Float64Array);
    return { scores: rows, isRight: right };
  });
}

function round(value: number): number {
  return Math.round(10 * value) / 10;
}
