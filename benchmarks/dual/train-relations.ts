import { writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { listSameAnalogies } from '../../src/dual/combiner/analogy-tuples.js';
import { measureReliability } from '../../src/dual/combiner/calibration.js';
import { Combiner } from '../../src/dual/combiner/combiner.js';
import { writeCombiner } from '../../src/dual/combiner/combiner-file.js';
import type { CombinerModel } from '../../src/dual/combiner/combiner-model.js';
import type { LearnerSettings } from '../../src/dual/combiner/learner.js';
import { listEvidenceFiles, readEvidence } from '../../src/dual/combiner/read-evidence.js';
import { type CombinerExample, trainCombiner } from '../../src/dual/combiner/train-combiner.js';
import { createTupleFeatures, type WordTuple } from '../../src/dual/combiner/tuple-features.js';
import { DualSpace } from '../../src/dual/dual-space.js';
import { relationSimilarity } from '../../src/dual/relation.js';
import { geometricMean } from '../../src/dual/similarity.js';
import { singleSpaceRelation } from '../../src/dual/single-space.js';
import { QualiaError } from '../../src/errors.js';
import { readDataset } from '../../src/evaluation/files/read-dataset.js';
import { generateRelationQuestions, type RelationQuestion } from '../../src/evaluation/generated/relation-questions.js';
import { listRelationTuples, type RelationTuple } from '../../src/evaluation/generated/relation-tuples.js';
import { hashText } from '../../src/evaluation/generated/split-by-hash.js';
import { readTaskManifests } from '../../src/evaluation/read-task-manifests.js';
import { bootstrapDifference, bootstrapMean, type Interval } from '../../src/evaluation/statistics/bootstrap.js';
import { longestCommonSubstring } from '../../src/evaluation/statistics/longest-common-substring.js';
import { readWordnet } from '../../src/lexicon/read-wordnet.js';
import { meanOf } from '../../src/matrix/mean.js';
import { readSpace } from '../../src/space/read-space.js';
import type { Space } from '../../src/space/space.js';
import { viewSpace } from '../../src/space/view-space.js';
import { hashFiles } from './hash-files.js';
import type { QuestionCredits } from './score-questions.js';
import { creditRelations, type RelationScorer, scoreOrder, scoreRelationDegrees } from './score-relations.js';

// Trains the learned combiner for relations on five-choice questions made from WordNet's development half, and scores it
// beside sim_r: on the same half by five-fold cross-validation, once on the test half, and on the ten training classes of
// SemEval-2012 task 2, none of which it was trained on. Every tuple is learned in the four forms that say the same. Writes the
// model and benchmarks/results/combiner-relations.json.
// Usage: npx tsx benchmarks/dual/train-relations.ts --folder FOLDER --out relations.json --sets 4
// FOLDER holds what "qualia space build --mono" writes with tuples: domain, function, mono, domain.counts, frequency.tsv,
// noun-noun.tsv, noun-adjective.tsv. With --sets it learns from so many sets of questions of the same half, drawn with seeds
// that follow each other, and is validated on the first. With --development it stops before the test half and SemEval:
// settings are chosen without them.

const { values: given } = parseArgs({
  options: {
    folder: { type: 'string' },
    out: { type: 'string' },
    seed: { type: 'string', default: '1' },
    sets: { type: 'string', default: '1' },
    development: { type: 'boolean', default: false },
  },
});
const { folder, out } = given;
if (folder === undefined || out === undefined) throw new Error('Give --folder and --out.');
const seed = Number(given.seed);
const sets = Number(given.sets);
const root = fileURLToPath(new URL('../..', import.meta.url));
const data = resolve(process.env['QUALIA_DATA'] ?? join(root, '../shared/data'));
const folds = 5;
const blind = 'learned combiner, blind to the stem';
const files = listEvidenceFiles(folder);
const monoPath = join(folder, 'mono.safetensors');
const dual = new DualSpace(await readView(files.domain), await readView(files.function));
const mono = await readView(monoPath);
const evidence = await readEvidence(files, { exponents: [0.5] });
const features = createTupleFeatures(evidence, 4);
const lexicon = await readWordnet();
const isKnown = (word: string): boolean => features.findMissing([word]).length === 0;
// Questions whose words are all known, and questions as they come.
const known = generate(isKnown);
const whole = generate(() => true);
const more = Array.from({ length: sets - 1 }, (_, place) => generate(isKnown, seed + 1 + place).development).flat();
const learned = [...known.development, ...more];
console.log(
  `${known.development.length} questions to validate on, ${learned.length} to train on, ${known.test.length} to test.`,
);

const facts = {
  task: 'relation questions, 5 choices, development half, each tuple in four forms',
  lexicon: 'WordNet 3.1',
  ...(await hashFiles([files.domain, files.function, files.frequency, ...files.pairs, files.counts])),
};
const trees = train({ kind: 'trees', options: { seed } });
const logistic = train({ kind: 'logistic', options: { penalty: 30 } });
// What the choice alone gives away: the stem is the choice itself.
const stemless = trainWithoutStem();
const combiner = new Combiner(trees.model, evidence);
const linear = new Combiner(logistic.model, evidence);
const systems = new Map<string, RelationScorer>([
  ['sim_r', ifKnown((a, b, c, d) => relationSimilarity(dual, [a, b], [c, d]).score)],
  ['random', () => 0],
  ['spelling only', (a, b, c, d) => longestCommonSubstring(`${a} ${b}`, `${c} ${d}`).length],
  ['mono space, add', ifKnown((a, b, c, d) => singleSpaceRelation(mono, [a, b], [c, d], 'add'), isInMono)],
  ['sim_r without its condition', ifKnown((a, b, c, d) => geometricMean([dual.function(a, c), dual.function(b, d)]))],
  ['learned combiner', ifKnown((a, b, c, d) => combiner.probability(a, b, c, d))],
  [
    'learned combiner, mean of four forms',
    ifKnown((a, b, c, d) => meanOf(listSameAnalogies([a, b, c, d]).map((words) => combiner.probability(...words)))),
  ],
  ['learned combiner, logistic', ifKnown((a, b, c, d) => linear.probability(a, b, c, d))],
  ...(stemless === undefined ? [] : [[blind, scoreAlone(stemless.model)] as const]),
]);
const heldOut = new Map<string, QuestionCredits>([
  ['learned combiner', heldOutCredits(trees.heldOut, ([first]) => first)],
  ['learned combiner, mean of four forms', heldOutCredits(trees.heldOut, meanOf)],
  ['learned combiner, logistic', heldOutCredits(logistic.heldOut, ([first]) => first)],
  ...(stemless === undefined ? [] : [[blind, heldOutCredits(stemless.heldOut, ([first]) => first)] as const]),
]);
const onDevelopment = {
  'all words known, by cross-validation': scoreSet(known.development, 'guess', heldOut),
  ...(stemless === undefined && { [blind]: 'learns nothing: right choices score no higher than wrong ones' }),
  reliability: measureReliability(trees.heldOut, labelsOf(learned.flatMap(listForms))),
  importance: combiner.importance(),
};
const validation = { 'held-out accuracy, 5 choices': round(meanOf([...creditsOf('learned combiner').credits])) };
await writeCombiner(out, { ...trees.model, training: { ...trees.model.training, ...validation } });
console.log(combiner.importance());

if (!given.development) {
  const tuples = known.test.flatMap(listRelationTuples);
  const report = {
    command: `npx tsx benchmarks/dual/train-relations.ts --folder FOLDER --out ${basename(out)} --sets ${sets}`,
    node: process.version,
    seed,
    files: await hashFiles([files.domain, files.function, monoPath]),
    training: { ...trees.model.training, seconds: trees.seconds },
    development: onDevelopment,
    test: {
      'all words known': scoreSet(known.test, 'guess'),
      'as generated, a question with an unknown word a guess': scoreSet(whole.test, 'guess'),
      'as generated, unknown choices lowest': scoreSet(whole.test, 'lowest'),
      reliability: measureReliability(
        Float64Array.from(tuples, ({ words }) => combiner.probability(...words)),
        labelsOf(tuples),
      ),
    },
    'semeval2012-task2-training': await scoreSemeval(),
  };
  writeFileSync(
    join(root, 'benchmarks/results/combiner-relations.json'),
    `${JSON.stringify(report, (_, value) => (typeof value === 'number' ? round(value) : value), 1)}\n`,
  );
  console.log(`${basename(out)} and benchmarks/results/combiner-relations.json are written.`);
}

/** A space of "qualia space build" as it is by default, whatever k and p it has. */
async function readView(path: string): Promise<Space> {
  const space = await readSpace(path);
  return viewSpace(space, { rank: Math.min(300, space.matrix.columns), singularValueExponent: 0.5 });
}

function generate(accept: (word: string) => boolean, drawnBy = seed) {
  const questions = generateRelationQuestions(lexicon, { seed: drawnBy, accept });
  return {
    development: questions.filter(({ split }) => split === 'development'),
    test: questions.filter(({ split }) => split === 'test'),
  };
}

function listForms(question: RelationQuestion): { readonly words: WordTuple; readonly isRight: boolean }[] {
  return listRelationTuples(question).flatMap(({ words, isRight }) =>
    listSameAnalogies(words).map((form) => ({ words: form, isRight })),
  );
}

function train(learner: LearnerSettings, change?: (tuple: RelationTuple) => WordTuple) {
  const start = performance.now();
  const examples = learned.flatMap((question): CombinerExample[] => {
    const fold = hashText(`fold ${[...question.stem].sort().join(':')}`) % folds;
    if (change === undefined) return listForms(question).map((tuple) => ({ ...tuple, fold }));
    return listRelationTuples(question).map((tuple) => ({ words: change(tuple), isRight: tuple.isRight, fold }));
  });
  const trained = trainCombiner(features, examples, {
    learner,
    seed,
    facts: { ...facts, questions: learned.length },
  });
  return { ...trained, seconds: (performance.now() - start) / 1000 };
}

/** Undefined where the choices alone give nothing away that can be learned. */
function trainWithoutStem() {
  try {
    return train({ kind: 'trees', options: { seed } }, ({ words: [, , c, d] }) => [c, d, c, d]);
  } catch (error) {
    if (error instanceof QualiaError && error.code === 'NOT_LEARNED') return undefined;
    throw error;
  }
}

function scoreAlone(model: CombinerModel): RelationScorer {
  const alone = new Combiner(model, evidence);
  return ifKnown((_, __, c, d) => alone.probability(c, d, c, d));
}

/** Credits by learners that have not seen the question; its tuples stand one after the other, each in its forms. */
function heldOutCredits(scores: Float64Array, join: (scores: readonly number[]) => number): QuestionCredits {
  const width = scores.length / learned.flatMap(listRelationTuples).length;
  const byTuple = known.development.flatMap(listRelationTuples).map(({ words }, place) => {
    return [words.join(' '), join([...scores.subarray(place * width, (place + 1) * width)])] as const;
  });
  const scoreOf = new Map(byTuple);
  return creditRelations(known.development, (...words) => scoreOf.get(words.join(' ')), 'guess');
}

function creditsOf(system: string): QuestionCredits {
  const credits = heldOut.get(system);
  if (credits === undefined) throw new Error(`${system} has no held-out scores.`);
  return credits;
}

function scoreSet(
  questions: readonly RelationQuestion[],
  missingChoices: 'guess' | 'lowest',
  unseen: ReadonlyMap<string, QuestionCredits> = new Map(),
) {
  const relations = [...new Set(questions.map(({ relation }) => relation))];
  const scored = [...systems].map(([system, score]) => {
    return { system, score, ...(unseen.get(system) ?? creditRelations(questions, score, missingChoices)) };
  });
  const [simR] = scored;
  return scored.map(({ system, score, credits, isComplete }) => {
    const accuracy = bootstrapMean(credits);
    const gain = system === 'sim_r' ? undefined : bootstrapDifference(credits, simR.credits);
    const order = unseen.has(system) ? undefined : scoreOrder(questions, score);
    const answered = isComplete.filter(Boolean).length;
    const told = [gain && `gain ${percent(gain)}`, order && `order ${percent(order)}`, `${answered} answered`];
    console.log(`${missingChoices} ${system}: ${percent(accuracy)}; ${told.filter(Boolean).join('; ')}`);
    const byRelation = relations.map((relation) => {
      const own = credits.filter((_, place) => questions[place].relation === relation);
      return { relation, questions: own.length, accuracy: meanOf([...own]) };
    });
    return { system, questions: questions.length, answered, accuracy, gain, order, byRelation };
  });
}

async function scoreSemeval() {
  const id = 'semeval2012-task2-training';
  const manifest = (await readTaskManifests(join(root, 'benchmarks/tasks'))).find((task) => task.id === id);
  if (manifest === undefined) throw new Error(`No manifest ${id}.`);
  const { dataset } = await readDataset(manifest, data);
  if (dataset.kind !== 'relation-degrees') throw new Error(`${id} has ${dataset.kind}.`);
  const asked = new Map([...systems].filter(([system]) => system !== 'random' && system !== 'spelling only'));
  const rows = scoreRelationDegrees(dataset.relations, asked);
  for (const row of rows) {
    const [gain, rise] = [row['gain of maxDiff'], row['gain of spearman']];
    const gained = gain === undefined || rise === undefined ? '' : `, gains ${percent(gain)}, ${percent(rise)}`;
    console.log(
      `${id} ${row.system}: ${round(row.maxDiff ?? Number.NaN)} ${round(row.spearman ?? Number.NaN)}${gained}`,
    );
  }
  return rows;
}

function ifKnown(score: RelationScorer, has: (word: string) => boolean = isKnown): RelationScorer {
  return (...words) => (words.every(has) ? score(...words) : undefined);
}

function isInMono(word: string): boolean {
  return mono.has(word) && mono.vector(word).some((value) => value !== 0);
}

function labelsOf(tuples: readonly { readonly isRight: boolean }[]): Uint8Array {
  return Uint8Array.from(tuples, ({ isRight }) => Number(isRight));
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

function percent({ mean, low, high }: Interval): string {
  return `${[mean, low, high].map((value) => (value * 100).toFixed(1)).join(' ')} %`;
}
