import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { measureReliability } from '../../src/dual/combiner/calibration.js';
import { Combiner } from '../../src/dual/combiner/combiner.js';
import { writeCombiner } from '../../src/dual/combiner/combiner-file.js';
import type { CombinerModel } from '../../src/dual/combiner/combiner-model.js';
import type { LearnerSettings } from '../../src/dual/combiner/learner.js';
import { type EvidenceFiles, listEvidenceFiles, readEvidence } from '../../src/dual/combiner/read-evidence.js';
import { type CombinerExample, trainCombiner } from '../../src/dual/combiner/train-combiner.js';
import { createTupleFeatures, type FeatureGroup, type TupleFeatures } from '../../src/dual/combiner/tuple-features.js';
import { compositionSimilarity } from '../../src/dual/composition.js';
import { DualSearch } from '../../src/dual/dual-search.js';
import { DualSpace } from '../../src/dual/dual-space.js';
import { singleSpaceComposition } from '../../src/dual/single-space.js';
import type { ChoiceQuestion } from '../../src/evaluation/dataset.js';
import { parseTurneyQuestions } from '../../src/evaluation/formats/parse-choices.js';
import {
  generateNounModifierQuestions,
  type NounModifierQuestion,
} from '../../src/evaluation/generated/noun-modifier-questions.js';
import { spellingSystem } from '../../src/evaluation/generated/noun-modifier-task.js';
import { excludePublished, listNounModifierTuples } from '../../src/evaluation/generated/noun-modifier-tuples.js';
import { hashText } from '../../src/evaluation/generated/split-by-hash.js';
import { readWordnet } from '../../src/lexicon/read-wordnet.js';
import { meanOf } from '../../src/matrix/mean.js';
import { createRandom, shuffled } from '../../src/random.js';
import { readSpace } from '../../src/space/read-space.js';
import { readWord2VecText } from '../../src/space/read-text-vectors.js';
import type { Space } from '../../src/space/space.js';
import { viewSpace } from '../../src/space/view-space.js';
import { hashFiles } from './hash-files.js';
import {
  creditQuestions,
  isSurfaceDisjoint,
  type QuestionCredits,
  summariseCredits,
  type TupleScorer,
} from './score-questions.js';

// Trains the learned combiner on noun-modifier questions generated from WordNet's development half, and scores it beside
// the untrained dual space: on the same half by five-fold cross-validation, once on the test half, once on the published
// questions, none of which it was trained on. Published questions that are not given are not told apart: a model must
// not be scored on them. Writes the model, a second one (-masked) that learned from questions with unknown words too, and
// benchmarks/results/combiner.json.
// Usage: npx tsx benchmarks/dual/train-combiner.ts --folder FOLDER --published questions-development.txt --out combiner.json
// FOLDER holds what "qualia space build --mono" writes with tuples: domain, function, mono, domain.counts, frequency.tsv,
// noun-noun.tsv, noun-adjective.tsv. With --domain FILE --function FILE other spaces are taken, such as those with vectors
// for unknown words, or without --folder pretrained vectors alone. --phrases compares the rows of phrases too.
// --candidates N adds N words a question to what is wrong, drawn from the first 1000 of the whole vocabulary by the sum of
// similarities: what a combiner meets that puts these into order (generation; Turney 2014).
// --result NAME gives benchmarks/results/NAME.json. With --development it stops before the test half and the published
// questions: settings are chosen without them.

const { values: given } = parseArgs({
  options: {
    folder: { type: 'string' },
    domain: { type: 'string' },
    function: { type: 'string' },
    phrases: { type: 'boolean', default: false },
    result: { type: 'string', default: 'combiner' },
    published: { type: 'string', multiple: true },
    out: { type: 'string' },
    seed: { type: 'string', default: '1' },
    exponents: { type: 'string', default: '0.5' },
    candidates: { type: 'string', default: '0' },
    development: { type: 'boolean', default: false },
  },
});
const { folder, published: publishedPaths = [], out } = given;
if (out === undefined || publishedPaths.length === 0) throw new Error('Give --published and --out.');
const seed = Number(given.seed);
const folds = 5;
const tables = folder === undefined ? undefined : listEvidenceFiles(folder);
const [domainPath, functionPath] = [given.domain ?? tables?.domain, given.function ?? tables?.function];
if (domainPath === undefined || functionPath === undefined)
  throw new Error('Give --folder, or --domain and --function.');
const tablePaths = tables === undefined ? [] : [tables.frequency, ...tables.pairs, tables.counts];
const files: EvidenceFiles = { ...tables, domain: domainPath, function: functionPath };

/** Spaces of "qualia space build" as they are by default, whatever k and p these have; other vectors as they are. */
async function readVectors(path: string): Promise<Space> {
  if (!path.endsWith('.safetensors')) return readWord2VecText(path);
  const space = await readSpace(path);
  return viewSpace(space, { rank: Math.min(300, space.matrix.columns), singularValueExponent: 0.5 });
}
const dual = new DualSpace(await readVectors(files.domain), await readVectors(files.function));
const mono = folder === undefined ? undefined : await readVectors(join(folder, 'mono.safetensors'));
const evidence = await readEvidence(files, {
  ...(files.domain.endsWith('.safetensors') ? {} : { domain: dual.domainSpace }),
  ...(files.function.endsWith('.safetensors') ? {} : { function: dual.functionSpace }),
  exponents: given.exponents.split(',').map(Number),
  phrases: given.phrases,
});
const features = createTupleFeatures(evidence, 3);
const lexicon = await readWordnet();
const published = publishedPaths.flatMap(
  (path) => parseTurneyQuestions({ path, text: readFileSync(path, 'utf8') }).questions,
);

const isKnown = (word: string): boolean => features.findMissing([word]).length === 0;
const generate = (accept: (word: string) => boolean) => {
  const questions = excludePublished(generateNounModifierQuestions(lexicon, { seed, accept }), published);
  return {
    development: questions.filter(({ split }) => split === 'development'),
    test: questions.filter(({ split }) => split === 'test'),
  };
};
// Questions whose words are all known, and questions as they come.
const known = generate(isKnown);
const whole = generate(() => true);
const examples = known.development.flatMap(listExamples);
const generated = known.development.flatMap(listCandidates(Number(given.candidates)));
const labels = Uint8Array.from(examples, ({ isRight }) => Number(isRight));
console.log(
  `${known.development.length} questions to train on, ${known.test.length} to test; ${examples.length} tuples.`,
);

const facts = {
  task: 'noun-modifier questions, 14 choices, development half, without stems and solutions published',
  lexicon: 'WordNet 3.1',
  'wrong candidates a question': Number(given.candidates),
  ...(await hashFiles([files.domain, files.function, ...tablePaths])),
};
const train = (learner: LearnerSettings, options: { of?: TupleFeatures; from?: readonly CombinerExample[] } = {}) => {
  const { of = features, from = examples } = options;
  const start = performance.now();
  const trained = trainCombiner(of, from, {
    learner,
    seed,
    facts: { ...facts, questions: from.filter(({ isRight }) => isRight).length },
  });
  return { ...trained, seconds: (performance.now() - start) / 1000 };
};
const trees = train({ kind: 'trees', options: { seed } }, { from: [...examples, ...generated] });
/** Of the choices alone, as for every other learner. */
const unseen = trees.heldOut.subarray(0, examples.length);
const logistic = train({ kind: 'logistic', options: { penalty: 30 } });
// Learns from questions with unknown words too, to answer such; on known words it is a little worse.
const masked = train(
  { kind: 'trees', options: { seed } },
  { from: [...examples, ...whole.development.flatMap(listExamples)] },
);
await writeCombiner(out, { ...trees.model, training: { ...trees.model.training, ...validationFacts(unseen) } });
await writeCombiner(out.replace(/(\.json)?$/, '-masked.json'), {
  ...masked.model,
  training: { ...masked.model.training, ...validationFacts(masked.heldOut.subarray(0, examples.length)) },
});

const combiner = new Combiner(trees.model, evidence);
const linear = new Combiner(logistic.model, evidence);
const answersAll = new Combiner(masked.model, evidence);
const ifKnown =
  (has: (word: string) => boolean, score: TupleScorer): TupleScorer =>
  (...words) =>
    words.every(has) ? score(...words) : undefined;
const systems = new Map<string, TupleScorer>([
  ['untrained dual space', ifKnown(isKnown, (a, b, c) => compositionSimilarity(dual, [a, b], c).score)],
  ...[...(mono === undefined ? [] : [['mono', mono] as const]), ['domain', dual.domainSpace] as const].flatMap(
    ([name, space]) =>
      (['add', 'multiply'] as const).map((method) => [`${name} space, ${method}`, composeIn(space, method)] as const),
  ),
  ...(given.phrases ? [['vector of the phrase', comparePhrase] as const] : []),
  ['spelling only', (a, b, c) => spellingSystem({ word: c, kind: 'random', stem: [a, b] })],
  ['learned combiner', ifKnown(isKnown, (a, b, c) => combiner.probability(a, b, c))],
  ['learned combiner, logistic', ifKnown(isKnown, (a, b, c) => linear.probability(a, b, c))],
  ['learned combiner, missing words masked', (a, b, c) => answersAll.probability(a, b, c)],
]);

const onDevelopment = {
  'all words known': scoreSet(
    known.development,
    'guess',
    new Map([
      ['learned combiner', unseen],
      ['learned combiner, logistic', logistic.heldOut],
      ['learned combiner, missing words masked', masked.heldOut.subarray(0, examples.length)],
    ]),
  ),
  'as generated, unknown choices lowest': scoreSet(
    whole.development,
    'lowest',
    new Map([['learned combiner, missing words masked', masked.heldOut.subarray(examples.length)]]),
    ['learned combiner', 'learned combiner, logistic'],
  ),
  reliability: measureReliability(unseen, labels),
  importance: combiner.importance(),
  'without a group': leaveOutGroups(),
};
if (!given.development) {
  const asked = published.map(toQuestion);
  const report = {
    command: commandLine(),
    node: process.version,
    seed,
    files: await hashFiles([files.domain, files.function, ...publishedPaths]),
    training: { ...trees.model.training, seconds: trees.seconds },
    development: onDevelopment,
    test: {
      'all words known': scoreSet(known.test, 'guess'),
      'as generated, a question with an unknown choice a guess': scoreSet(whole.test, 'guess'),
      'as generated, unknown choices lowest': scoreSet(whole.test, 'lowest'),
      reliability: reliabilityOf(known.test),
    },
    published: {
      'all words known': scoreSet(
        asked.filter(({ choices }) => choices.every(({ word }) => isKnown(word))),
        'guess',
      ),
      'a question with an unknown choice a guess': scoreSet(asked, 'guess'),
      'unknown choices lowest': scoreSet(asked, 'lowest'),
    },
  };
  writeFileSync(
    fileURLToPath(new URL(`../results/${given.result}.json`, import.meta.url)),
    `${JSON.stringify(report, (_, value) => (typeof value === 'number' ? round(value) : value), 1)}\n`,
  );
  console.log(`${basename(out)} and benchmarks/results/${given.result}.json are written.`);
} else console.log(onDevelopment.importance, onDevelopment.reliability);

/** The command of this run, with the names of files without their folders. */
function commandLine(): string {
  const shorten = (text: string): string => (text.includes('/') ? basename(text) : text);
  const options = process.argv.slice(2).map((text) => (text === folder ? 'FOLDER' : shorten(text)));
  return ['npx tsx benchmarks/dual/train-combiner.ts', ...options].join(' ');
}

/** The phrase as a row of its own, as a language model embeds it. */
function comparePhrase(a: string, b: string, c: string): number | undefined {
  const { domainSpace } = dual;
  if (!hasDirection(domainSpace, `${a} ${b}`) || !hasDirection(domainSpace, c)) return undefined;
  return c === a || c === b ? -2 : domainSpace.cosine(`${a} ${b}`, c);
}

/** Does not tell the order of modifier and head. */
function composeIn(space: Space, method: 'add' | 'multiply'): TupleScorer {
  return ifKnown(
    (word) => hasDirection(space, word),
    (a, b, c) => (c === a || c === b ? -2 : singleSpaceComposition(space, [a, b], c, method)),
  );
}

function listExamples(question: NounModifierQuestion): CombinerExample[] {
  const fold = hashText(`fold ${question.synset}`) % folds;
  return listNounModifierTuples(question).map(({ words, isRight }) => ({ words, isRight, fold }));
}

/** Draws wrong words for the stem of a question from those that a search would hand to the combiner. */
function listCandidates(count: number): (question: NounModifierQuestion) => CombinerExample[] {
  if (count === 0) return () => [];
  const search = new DualSearch(dual);
  return ({ stem, synset }) => {
    const lemmas = new Set(lexicon.synset(synset).senses.map(({ lemma }) => lemma));
    const random = createRandom(hashText(`candidates ${seed} ${stem.join(' ')}`));
    const found = search.composeWord(stem, { limit: 1000, firstPass: 'sum', rerank: () => 0 });
    const wrong = shuffled(
      found.filter(({ word }) => !lemmas.has(word)),
      random,
    );
    const fold = hashText(`fold ${synset}`) % folds;
    return wrong.slice(0, count).map(({ word }) => ({ words: [...stem, word], isRight: false, fold }));
  };
}

/** Credits by learners that have not seen the questions, whose tuples stand one after the other, 14 a question. */
function heldOutCredits(
  questions: readonly NounModifierQuestion[],
  heldOut: Float64Array,
  choices: 7 | 14,
): QuestionCredits {
  const credits = questions.map((question, place) => {
    const tuples = listNounModifierTuples(question);
    const scores = new Map(tuples.map(({ words }, index) => [words.join(' '), heldOut[place * 14 + index]]));
    return creditQuestions([question], (...words) => scores.get(words.join(' ')), { choices, missingChoices: 'guess' });
  });
  return {
    credits: Float64Array.from(credits, (one) => one.credits[0]),
    isComplete: credits.map((one) => one.isComplete[0]),
  };
}

function scoreSet(
  questions: readonly NounModifierQuestion[],
  missingChoices: 'guess' | 'lowest',
  heldOut: ReadonlyMap<string, Float64Array> = new Map(),
  leftOut: readonly string[] = [],
) {
  const rows = ([7, 14] as const).flatMap((choices) => {
    const creditsOf = (system: string): QuestionCredits => {
      const unseen = heldOut.get(system);
      if (unseen !== undefined) return heldOutCredits(questions, unseen, choices);
      return creditQuestions(questions, systems.get(system) ?? (() => undefined), { choices, missingChoices });
    };
    const untrained = creditsOf('untrained dual space');
    const asked = [...systems.keys()].filter((system) => !leftOut.includes(system));
    return asked.map((system) => {
      const credits = creditsOf(system);
      const other = system.startsWith('learned') ? untrained : undefined;
      const isDisjoint = (place: number): boolean => isSurfaceDisjoint(questions[place]);
      const all = summariseCredits(credits, () => true, other);
      return { system, choices, all, 'surface-disjoint': summariseCredits(credits, isDisjoint, other) };
    });
  });
  for (const { system, choices, all, 'surface-disjoint': disjoint } of rows) {
    const gained = all.gain === undefined ? '' : `, gain ${percent(all.gain)}`;
    const answered = `${all.answered} of ${all.questions} answered`;
    console.log(
      `${missingChoices} ${choices} ${system}: ${percent(all.accuracy)}${gained}; ${answered}; disjoint ${percent(disjoint.accuracy)}`,
    );
  }
  return rows;
}

function reliabilityOf(questions: readonly NounModifierQuestion[]) {
  const tuples = questions.flatMap(listNounModifierTuples);
  return measureReliability(
    Float64Array.from(tuples, ({ words }) => combiner.probability(...words)),
    Uint8Array.from(tuples, ({ isRight }) => Number(isRight)),
  );
}

/** The held-out accuracy of trees without each group of features. */
function leaveOutGroups() {
  const used = new Set(features.names.map(({ group }) => group));
  const groups = (['frequency', 'association', 'domain', 'function', 'phrase'] as const).filter((each) =>
    used.has(each),
  );
  return groups.map((group) => {
    const { heldOut } = train({ kind: 'trees', options: { seed } }, { of: createTupleFeatures(leaveOut(group), 3) });
    const row = { group, 7: accuracyOf(heldOut, 7), 14: accuracyOf(heldOut, 14) };
    console.log(`without ${group}: ${round(row[7])} ${round(row[14])}`);
    return row;
  });
}

/** What a model file tells of its accuracy on questions whose words are all known. */
function validationFacts(heldOut: Float64Array): CombinerModel['training'] {
  return {
    'held-out accuracy, 7 choices': round(accuracyOf(heldOut, 7)),
    'held-out accuracy, 14 choices': round(accuracyOf(heldOut, 14)),
  };
}

function accuracyOf(heldOut: Float64Array, choices: 7 | 14): number {
  return meanOf(heldOutCredits(known.development, heldOut, choices).credits);
}

function leaveOut(group: FeatureGroup) {
  const { frequency, associations, views, phrases } = evidence;
  return {
    frequency: group === 'frequency' ? undefined : frequency,
    associations: group === 'association' ? [] : associations,
    views: views.filter(({ symbol }) => symbol !== (group === 'domain' ? 'd' : group === 'function' ? 'f' : '')),
    phrases: phrases && group !== 'phrase',
  };
}

/** A published question in the form of a generated one; what its choices are made of is not told. */
function toQuestion({ id, stem: [a, b], choices, solution }: ChoiceQuestion): NounModifierQuestion {
  const stem = [a, b] as const;
  const listed = choices.map(([word], place) => ({
    word,
    kind: place === solution ? ('solution' as const) : ('random' as const),
    stem,
  }));
  return { id, stem, choices: listed, solution, synset: id, split: 'development' };
}

function hasDirection(space: Space, word: string): boolean {
  return space.has(word) && space.vector(word).some((value) => value !== 0);
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

function percent({ mean: middle, low, high }: { mean: number; low: number; high: number }): string {
  return `${(100 * middle).toFixed(1)} [${(100 * low).toFixed(1)}, ${(100 * high).toFixed(1)}]`;
}
