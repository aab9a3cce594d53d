import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ChoiceSet, RatedPairSet } from '../../src/evaluation/dataset.js';
import { scoreMultipleChoice } from '../../src/evaluation/generated/multiple-choice.js';
import { bootstrapDifference, bootstrapMean } from '../../src/evaluation/statistics/bootstrap.js';
import { bootstrapSpearman } from '../../src/evaluation/statistics/bootstrap-correlation.js';
import { spearman } from '../../src/matrix/correlation.js';
import { quantile } from '../../src/matrix/quantile.js';
import { readSpace } from '../../src/space/read-space.js';
import { openTasks } from '../dual/read-tasks.js';
import { makeSystems, type WordScorer, type WordSystem } from './word-associations.js';

// Compares log-ratio statistics of counts with PPMI: cosines of log-ratio profiles, and proportionality and partial
// correlation of words as parts, on ratings of word pairs and on noun-modifier questions. The whole grid is reported; one
// setting of each family is chosen on the set in `chosenOn` alone. Writes benchmarks/results/analysis-associations.json.
// Usage: npx tsx benchmarks/analysis/associations.ts FOLDER, which `qualia space build` wrote.

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Usage: npx tsx benchmarks/analysis/associations.ts FOLDER');

const pairSets = [
  'mturk-287',
  'simlex-999',
  'wordsim-353-similarity',
  'wordsim-353-relatedness',
  'rg-65',
  'verb-143',
  'yp-130',
];
/** Settings are chosen on these, which are then no evidence. */
const chosenOn = 'mturk-287';
const baseline = `ppmi, svd 300`;
const kinds = ['domain', 'window'];
const tasks = await openTasks();
const rated = new Map<string, RatedPairSet>();
for (const id of pairSets) rated.set(id, await tasks.read<RatedPairSet>(id));
const questions = (await tasks.read<ChoiceSet>('noun-modifier-published')).questions;
const words = new Set(questions.flatMap(({ stem, choices }) => [...stem, ...choices.flat()]));
for (const { pairs } of rated.values()) for (const pair of pairs) for (const word of wordsOf(pair)) words.add(word);

const build = JSON.parse(readFileSync(join(folder, 'build.json'), 'utf8')) as {
  readonly counts: { readonly tokens: number };
};
const results: KindResult[] = [];
for (const kind of kinds) {
  const counts = await readSpace(join(folder, `${kind}.counts.safetensors`));
  const systems: WordSystem[] = [];
  for await (const system of makeSystems(counts, [...words])) {
    systems.push(system);
    console.error(`${kind}: ${system.name}, ${system.seconds.toFixed(1)} s`);
  }
  results.push({
    kind,
    targets: counts.targets.size,
    contexts: counts.matrix.columns,
    systems: systems.map(({ name, replacedShare, seconds }) => ({ name, replacedShare, seconds: rounded(seconds) })),
    pairs: pairSets.map((id) => scorePairs(id, systems)),
    nounModifier: scoreQuestions(systems),
  });
}
const file = fileURLToPath(new URL('../results/analysis-associations.json', import.meta.url));
const command = 'npx tsx benchmarks/analysis/associations.ts FOLDER';
const record = {
  command,
  tokens: build.counts.tokens,
  chosenOn,
  baseline,
  results: results.map(withChoices),
};
writeFileSync(file, `${JSON.stringify(record, null, 1)}\n`);

interface KindResult {
  readonly kind: string;
  readonly targets: number;
  readonly contexts: number;
  readonly systems: readonly object[];
  readonly pairs: readonly ReturnType<typeof scorePairs>[];
  readonly nounModifier: ReturnType<typeof scoreQuestions>;
}

function wordsOf({ left, right }: RatedPairSet['pairs'][number]): [string, string] {
  return [left.words.join(' ').toLowerCase(), right.words.join(' ').toLowerCase()];
}

/** Spearman's correlation on the pairs that every system knows, with the difference to the baseline. */
function scorePairs(id: string, systems: readonly WordSystem[]) {
  const all = rated.get(id)?.pairs ?? [];
  const known = all.filter((pair) => systems.every(({ score }) => score(...wordsOf(pair)) !== undefined));
  const outcome = known.map(({ ratings }) => ratings.reduce((sum, { value }) => sum + value, 0) / ratings.length);
  const predictions = systems.map(({ score }) => known.map((pair) => score(...wordsOf(pair)) as number));
  const { intervals, samples } = bootstrapSpearman({ predictions, outcome });
  const other = samples[systems.findIndex(({ name }) => name === baseline)] as Float64Array;
  const scores = systems.map(({ name }, place) => {
    const gains = (samples[place] as Float64Array).map((value, sample) => value - other[sample]).sort();
    const interval = intervals[place];
    return {
      name,
      spearman: rounded(spearman(predictions[place] as number[], outcome) ?? Number.NaN),
      interval: interval && [rounded(interval.low), rounded(interval.high)],
      gain: [rounded(quantile(gains, 0.025)), rounded(quantile(gains, 0.975))],
    };
  });
  return { id, pairs: all.length, known: known.length, scores };
}

/**
 * Turney's geometric mean of both similarities: questions whose stem and solution every system knows, with the choices that
 * every system knows and that are not in the stem.
 */
function scoreQuestions(systems: readonly WordSystem[]) {
  const isKnown = (left: string, right: string): boolean =>
    systems.every(({ score }) => score(left, right) !== undefined);
  const asked = questions.flatMap(({ id, stem: [modifier = '', head = ''], choices, solution }) => {
    const fits = choices.map((choice) => choice.join(' ')).map((word, place) => ({ word, kind: String(place) }));
    const kept = fits.filter(
      ({ word }) => word !== modifier && word !== head && isKnown(modifier, word) && isKnown(head, word),
    );
    const place = kept.findIndex(({ kind }) => Number(kind) === solution);
    const stem: [string, string] = [modifier, head];
    return place === -1 || kept.length === 1 ? [] : [{ id, stem, choices: kept, solution: place }];
  });
  const chance = asked.reduce((sum, { choices }) => sum + 1 / choices.length, 0) / asked.length;
  const scored = systems.map(({ name, score }) => {
    return { name, ...scoreMultipleChoice(asked, ({ stem }, { word }) => fitOf(score, stem, word)) };
  });
  const other = scored.find(({ name }) => name === baseline)?.credits as Float64Array;
  const scores = scored.map(({ name, accuracy, credits }) => {
    const { low, high } = bootstrapMean(credits);
    const gain = bootstrapDifference(credits, other);
    return {
      name,
      accuracy: rounded(accuracy),
      interval: [rounded(low), rounded(high)],
      gain: [rounded(gain.low), rounded(gain.high)],
    };
  });
  return { questions: questions.length, known: asked.length, chance: rounded(chance), scores };
}

function fitOf(score: WordScorer, [modifier, head]: readonly [string, string], word: string): number | undefined {
  const left = score(modifier, word);
  const right = score(head, word);
  if (left === undefined || right === undefined) return undefined;
  return Math.sqrt(Math.max(0, left) * Math.max(0, right));
}

/** Names, for each family, the setting that does best on the set for choosing. */
function withChoices(result: KindResult) {
  const scores = result.pairs.find(({ id }) => id === chosenOn)?.scores ?? [];
  const families = ['ppmi', 'log-ratio', 'rho', 'vlr', 'clr correlation', 'partial correlation'];
  const chosen = families.map((family) => {
    const members = scores.filter(({ name }) => name.startsWith(family));
    return members.reduce((best, score) => (score.spearman > best.spearman ? score : best)).name;
  });
  return { ...result, chosen };
}

function rounded(value: number): number {
  return Number(value.toFixed(4));
}
