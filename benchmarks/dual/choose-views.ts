import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SimilarityView } from '../../src/dual/combiner/similarity-view.js';
import { listGridViews } from '../../src/dual/combiner/view-grid.js';
import { geometricMean } from '../../src/dual/similarity.js';
import type { ChoiceQuestion, RatedPair, RatedPairSet } from '../../src/evaluation/dataset.js';
import { splitByHash, type TaskSplit } from '../../src/evaluation/generated/split-by-hash.js';
import { meanRating } from '../../src/evaluation/scores/score-pairs.js';
import { bootstrapDifference, bootstrapMean } from '../../src/evaluation/statistics/bootstrap.js';
import { spearman } from '../../src/matrix/correlation.js';
import { readSpace } from '../../src/space/read-space.js';
import type { Space } from '../../src/space/space.js';
import { hashFiles } from './hash-files.js';
import { openTasks } from './read-tasks.js';

// Chooses k and p of the domain and of the function space for each task. Questions: on the development half of those generated
// from WordNet, scored once on the test half. Rated pairs, of which there are no two halves: each half by hash is scored at what
// is best on the other. A question is asked where its stem and solution are known; an unknown wrong choice ranks last.
// Usage: npx tsx benchmarks/dual/choose-views.ts <domain.safetensors> <function.safetensors>
// Writes benchmarks/results/dual-views.json.

const [domainPath = 'domain.safetensors', functionPath = 'function.safetensors'] = process.argv.slice(2);
const root = fileURLToPath(new URL('../..', import.meta.url));
const exponents = [0, 0.25, 0.5, 0.75, 1];
const allRanks = [20, 50, 100, 200, 300, 400, 500];
/** What is in use where nothing is chosen: `qualia space build`. */
const usualName = 'k=300 p=0.5';

const domain = await readSpace(domainPath);
const functional = await readSpace(functionPath);
const viewsOf = (symbol: 'd' | 'f', space: Space): SimilarityView[] =>
  listGridViews(symbol, space, { exponents, ranks: allRanks.filter((rank) => rank <= space.matrix.columns) });
const [domains, functions] = [viewsOf('d', domain), viewsOf('f', functional)];
const known = new Map<string, boolean>();
function has(word: string): boolean {
  const found = known.get(word) ?? [...domains, ...functions].every((view) => view.has(word));
  known.set(word, found);
  return found;
}
const cosinesOf = (views: readonly SimilarityView[], left: string, right: string): Float64Array =>
  Float64Array.from(views, (view) => view.similarity(left, right));
const d = (left: string, right: string): Float64Array => cosinesOf(domains, left, right);
const f = (left: string, right: string): Float64Array => cosinesOf(functions, left, right);

/** Similarities at every view, whose geometric mean is the score of a phrase with a word or of two phrases. */
interface Factors {
  readonly d: readonly Float64Array[];
  readonly f: readonly Float64Array[];
}

function scoreAt(factors: Factors | undefined, domainView: number, functionView: number): number {
  if (factors === undefined) return 0;
  return geometricMean([
    ...factors.d.map((cosines) => cosines[domainView]),
    ...factors.f.map((cosines) => cosines[functionView]),
  ]);
}

/** Items of a task with a score at each pair of views, higher is better. */
interface ViewedTask {
  readonly items: number;
  readonly score: (domainView: number, functionView: number) => number;
}

interface ViewedQuestions extends ViewedTask {
  readonly credits: (domainView: number, functionView: number) => Float64Array;
}

function viewQuestions(questions: readonly ChoiceQuestion[]): ViewedQuestions {
  const asked = questions.flatMap(({ stem, stems, choices, solution }) => {
    if (![...stem, ...(choices[solution] ?? [])].every(has)) return [];
    const factors = choices.map(([c = ''], place): Factors | undefined => {
      const [a = '', b = ''] = stems?.[place] ?? stem;
      return c === a || c === b || !has(c) ? undefined : { d: [d(a, c), d(b, c)], f: [f(b, c)] };
    });
    return [{ factors, solution }];
  });
  const credits = (domainView: number, functionView: number): Float64Array =>
    Float64Array.from(asked, ({ factors, solution }) => {
      const scores = factors.map((each) => scoreAt(each, domainView, functionView));
      const best = Math.max(...scores);
      return scores[solution] === best ? 1 / scores.filter((score) => score === best).length : 0;
    });
  return { items: asked.length, credits, score: (...views) => mean(credits(...views)) };
}

function viewPairs(pairs: readonly RatedPair[]): ViewedTask {
  const asked = pairs.flatMap((pair) => {
    const [[a = '', b = ''], [c = '', e = '']] = [pair.left.words, pair.right.words];
    if (![...pair.left.words, ...pair.right.words].every(has)) return [];
    const factors: Factors =
      b === '' ? { d: [d(a, c)], f: [f(a, c)] } : { d: [d(a, c), d(b, e)], f: [f(a, c), f(b, e)] };
    return [{ factors, rating: meanRating(pair) }];
  });
  const ratings = asked.map(({ rating }) => rating);
  return {
    items: asked.length,
    score: (...views) =>
      spearman(
        asked.map(({ factors }) => scoreAt(factors, ...views)),
        ratings,
      ) ?? 0,
  };
}

interface ChosenViews {
  readonly domain: number;
  readonly function: number;
  readonly score: number;
}

/** All pairs of views, best first; equal scores in the order of the grid, so that the smaller k comes first. */
function rankViews(task: ViewedTask): ChosenViews[] {
  const scored = domains.flatMap((_, domainView) =>
    functions.map((__, functionView): ChosenViews => {
      return { domain: domainView, function: functionView, score: task.score(domainView, functionView) };
    }),
  );
  return scored.sort((one, other) => other.score - one.score);
}

const usual = [domains, functions].map((views) => views.findIndex(({ name }) => name === usualName)) as [
  number,
  number,
];
const describe = ({ domain: d, function: f, score }: ChosenViews) => {
  return { domain: domains[d]?.name, function: functions[f]?.name, score: round(score) };
};

function chooseForQuestions(development: readonly ChoiceQuestion[], test: readonly ChoiceQuestion[]) {
  const [choosing, asked] = [viewQuestions(development), viewQuestions(test)];
  const ranked = rankViews(choosing);
  const [chosen] = ranked as [ChosenViews];
  const [credits, usualCredits] = [asked.credits(chosen.domain, chosen.function), asked.credits(...usual)];
  return {
    development: {
      items: choosing.items,
      best: ranked.slice(0, 5).map(describe),
      usual: round(choosing.score(...usual)),
    },
    test: {
      items: asked.items,
      chosen: intervalOf(bootstrapMean(credits)),
      usual: intervalOf(bootstrapMean(usualCredits)),
      'chosen less usual': intervalOf(bootstrapDifference(credits, usualCredits)),
    },
  };
}

function chooseForPairs(pairs: readonly RatedPair[]) {
  const halfOf = ({ id }: RatedPair): TaskSplit => splitByHash(id);
  const halves = (['development', 'test'] as const).map((half) =>
    viewPairs(pairs.filter((pair) => halfOf(pair) === half)),
  );
  const held = halves.map((half, place) => {
    const [chosen] = rankViews(halves[1 - place]) as [ChosenViews];
    return { views: describe(chosen), items: half.items, score: half.score(chosen.domain, chosen.function) };
  });
  const usuals = halves.map((half) => half.score(...usual));
  return {
    'on all': {
      items: halves.reduce((sum, { items }) => sum + items, 0),
      best: rankViews(viewPairs(pairs)).slice(0, 5).map(describe),
    },
    'each half at the best views of the other': {
      halves: held.map(({ views, items, score }) => ({
        views: `${views.domain}, ${views.function}`,
        items,
        score: round(score),
      })),
      chosen: round(mean(held.map(({ score }) => score))),
      usual: round(mean(usuals)),
    },
  };
}

const { generate, read } = await openTasks();
const tasks: Record<string, unknown> = {};
for (const id of ['noun-modifier-7', 'noun-modifier-14']) {
  tasks[id] = chooseForQuestions(generate(id, 'development').questions, generate(id, 'test').questions);
  console.log(id, JSON.stringify(tasks[id]));
}
for (const id of ['wordsim-353', 'simlex-999', 'ml2010-adjective-noun', 'ml2010-compound-noun', 'ml2010-verb-object']) {
  tasks[id] = chooseForPairs((await read<RatedPairSet>(id)).pairs);
  console.log(id, JSON.stringify(tasks[id]));
}
const result = {
  command: 'npx tsx benchmarks/dual/choose-views.ts <domain.safetensors> <function.safetensors>',
  files: await hashFiles([domainPath, functionPath]),
  targets: { domain: domain.targets.size, function: functional.targets.size },
  ranks: allRanks,
  exponents,
  usual: usualName,
  tasks,
};
writeFileSync(join(root, 'benchmarks/results/dual-views.json'), `${JSON.stringify(result, null, 1)}\n`);

function intervalOf({ mean: middle, low, high }: { mean: number; low: number; high: number }): number[] {
  return [middle, low, high].map(round);
}

function mean(values: ArrayLike<number>): number {
  return Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
