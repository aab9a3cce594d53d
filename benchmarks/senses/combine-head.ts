import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { combinedHeadWeights } from '../../src/embedded/combine-head.js';
import { userCacheFolder } from '../../src/embedded/user-cache-folder.js';
import { openVectorCache } from '../../src/embedding/vector-cache.js';
import { openModel } from '../../src/models/open-model.js';
import { createBaseForms } from '../../src/wsd/base-forms.js';
import { createBiEncoder } from '../../src/wsd/bi-encoder.js';
import type { Scorer } from '../../src/wsd/disambiguator.js';
import { readSenseHead } from '../../src/wsd/head/read-sense-head.js';
import { openEmbeddedSenses } from './embedded-scores.js';
import { fitWeights, measureLoss, measureWeights, type ScoredQuestion } from './fit-weights.js';
import { heldOutQuestions, type PriorQuestions, projectionOf, setQuestions } from './head-questions.js';

// Shows how the weights of a head beside the embedded default were chosen: on SemEval-2007 and on the documents of SemCor that the head
// did not learn its projection from, with priors that know nothing of them. Documents "fitted" are those that the head's own weights
// are fitted on; those "reported" only check. The second look of the head is left out. Writes benchmarks/results/sense-head-combination.json.
// Run: npx tsx benchmarks/senses/combine-head.ts --head head.safetensors --model transformers:all-minilm-l6-v2 --semcor SEMCOR

const { values: given } = parseArgs({
  options: { head: { type: 'string' }, model: { type: 'string' }, semcor: { type: 'string' } },
});
if (given.head === undefined || given.model === undefined || given.semcor === undefined) {
  throw new Error('Name a head, its model and SemCor: --head FILE --model MODEL --semcor FILE');
}
const head = await readSenseHead(given.head);
const { senses } = await openEmbeddedSenses();
const { lexicon, countless } = senses;
const model = await openModel(given.model, { cacheFolder: join(userCacheFolder(), 'models') });
const cache = await openVectorCache(join(userCacheFolder(), 'embeddings'), model, { onNotice: console.error });
const scorers: Record<string, Scorer> = {
  projection: projectionOf(head, model, { cache, lexicon }),
  cosines: createBiEncoder(model, { cache, baseForms: createBaseForms(lexicon) }),
  gloss: countless.gloss,
  words: countless.words,
  graph: countless.graph,
};
const asked = [setQuestions('semeval2007', lexicon), ...(await heldOutQuestions(given.semcor, head, lexicon))];
const sets: Awaited<ReturnType<typeof scoreSet>>[] = [];
for (const set of asked) sets.push(await scoreSet(set));
await cache.close();
const [development, fittedOn] = sets;

const chosen = combinedHeadWeights();
const weightsOf = ({ head: own, cosines, gloss, words, graph: walk }: typeof chosen): Record<string, number> => ({
  projection: own * head.weights.projection,
  prior: own * head.weights.prior,
  ...{ cosines, gloss, words, graph: walk },
});
const combinations = [
  ['projection', 'prior'],
  ['projection', 'prior', 'graph'],
  ['projection', 'prior', 'gloss', 'words'],
  ['projection', 'prior', 'gloss', 'words', 'graph'],
  ['projection', 'prior', 'cosines'],
  ['projection', 'prior', 'cosines', 'gloss', 'words', 'graph'],
];
const fitted = combinations.flatMap((names) =>
  [development, fittedOn].map((on) => {
    const weights = fitWeights(pick(on, names));
    const named = Object.fromEntries(names.map((name, at) => [name, weights[at]]));
    const shown = names.map((name, at) => `${name} ${weights[at].toPrecision(2)}`).join(', ');
    return { on: on.set.name, weights: shown, ...measureAll(named) };
  }),
);
const grid = [0.7, 0.8, 0.9, 1].flatMap((own) =>
  [0, 2, 3, 4].flatMap((cosines) =>
    [0, 1, 2, 3].flatMap((gloss) =>
      [0, 1, 2, 3].flatMap((words) =>
        [0, 0.1, 0.2].map((walk) => {
          const weights = { head: own, cosines, gloss, words, graph: walk };
          const isChosen = JSON.stringify(weights) === JSON.stringify(chosen);
          return { ...weights, chosen: isChosen, ...measureAll(weightsOf(weights)) };
        }),
      ),
    ),
  ),
);
// The losses of the two sets that weights are chosen on, each as much as the other.
const byLoss = [...grid].sort((a, b) => lossOf(a) - lossOf(b));
const result = {
  command: 'npx tsx benchmarks/senses/combine-head.ts --head HEAD --model MODEL --semcor SEMCOR',
  head: { weights: head.weights, facts: head.facts },
  questions: sets.map(({ set }) => ({ set: set.name, asked: set.asked, open: set.questions.length })),
  chosen,
  fitted,
  best: byLoss.slice(0, 20),
  around: grid.filter(({ head: own, cosines, ...rest }) => {
    return own === chosen.head && (rest.chosen || rest.graph === chosen.graph || cosines === 0);
  }),
};
const path = fileURLToPath(new URL('../results/sense-head-combination.json', import.meta.url));
writeFileSync(path, `${JSON.stringify(result, null, 1)}\n`);
console.table(fitted);
console.table(result.best);
console.table(
  grid.filter((row) => row.chosen || (row.head === 1 && row.cosines + row.gloss + row.words + row.graph === 0)),
);

async function scoreSet(set: PriorQuestions) {
  const scores = new Map<string, readonly ArrayLike<number>[]>([['prior', set.prior]]);
  for (const [name, scorer] of Object.entries(scorers)) {
    const start = performance.now();
    const found = await scorer.scoreAll(set.questions);
    scores.set(
      name,
      found.map((one) => one.scores),
    );
    console.error(
      `${set.name}, ${name}: ${found.length} questions, ${((performance.now() - start) / 1000).toFixed(1)} s`,
    );
  }
  return { set, scores };
}

function pick({ set, scores }: (typeof sets)[number], names: readonly string[]): ScoredQuestion[] {
  return set.isRight.map((isRight, at) => ({
    scores: names.map((name) => scores.get(name)?.[at] as ArrayLike<number>),
    isRight,
  }));
}

/** The F1 of each set with those of one candidate, in per cent, and the mean loss of the others. */
function measureAll(weights: Record<string, number>): Record<string, number> {
  const names = Object.keys(weights);
  const values = Object.values(weights);
  return Object.fromEntries(
    sets.flatMap((one) => {
      const { asked: all, certain, name, questions } = one.set;
      const own = pick(one, names);
      const right = (measureWeights(own, values) / 100) * questions.length + certain;
      return [
        [`${name} F1`, Number(((100 * right) / all).toFixed(2))],
        [`${name} loss`, Number(measureLoss(own, values).toFixed(4))],
      ];
    }),
  );
}

function lossOf(row: Record<string, unknown>): number {
  return [development, fittedOn].reduce((sum, { set }) => sum + Number(row[`${set.name} loss`]), 0);
}
