import { readCoarseAnswers } from '../scores/coarse-senses.js';
import type { LabelledAnswer } from '../scores/score-labels.js';
import { creditKeys, scoreSensePredictions } from '../scores/score-sense-predictions.js';
import { predictAllSenses, predictFirstSenses, predictOracle, type SenseCandidates } from '../scores/sense-anchors.js';
import type { SensePredictions } from '../scores/sense-predictions.js';
import type { AllWordsInstance, AllWordsSet } from '../sense-dataset.js';
import type { SenseInventory } from '../sense-inventory.js';
import type { BootstrapOptions } from '../statistics/bootstrap.js';
import { bootstrapRatio } from '../statistics/bootstrap-ratio.js';
import type { TaskResultScore } from '../task-result.js';
import { findKeysFault } from './answer-faults.js';
import { countConfusion } from './count-confusion.js';
import { countFact } from './dataset-facts.js';
import { groupByPartOfSpeech } from './group-by-part-of-speech.js';
import { plainScore, scoreMean } from './mean-score.js';
import type { Anchor, TaskKind } from './task-kind.js';

const measure = 'f1';

type Answers = readonly (readonly string[] | undefined)[];

/** An instance with the credit of its answer, undefined where there is none. */
interface ScoredInstance {
  readonly instance: AllWordsInstance;
  readonly credit: number | undefined;
}

/** Numbers of candidates that are reported together, from the first to the last of them. */
const candidateBands: readonly (readonly [string, number, number])[] = [
  ['without a candidate', 0, 0],
  ['with 1 candidate', 1, 1],
  ['with 2 candidates', 2, 2],
  ['with 3-5 candidates', 3, 5],
  ['with 6-10 candidates', 6, 10],
  ['with more than 10 candidates', 11, Number.POSITIVE_INFINITY],
];

/**
 * Running text whose words are to be disambiguated, scored as by Raganato, Camacho-Collados & Navigli (2017): an answer of
 * several keys shares its credit, and F1 is 2 credit / (answers + instances). See `scoreSensePredictions`.
 *
 * Coarse senses are the lexicographers' files of WordNet's keys; `coarse accuracy` and the confusion are of the first key of each answer.
 *
 * An instance without an answer costs recall; where none has one, there is no score. The interval of F1 draws instances, each
 * with its credit and with whether it is answered. With an inventory, `f1, missing as the first sense` answers the first sense
 * where there is no answer, as many systems do.
 */
export const allWordsKind: TaskKind<'all-words'> = {
  kind: 'all-words',
  listItems: ({ instances }) => instances.map(({ id }) => id),
  take(set, items) {
    const instances = set.instances.slice(0, items);
    const sentences = 1 + instances.reduce((last, { sentence }) => Math.max(last, sentence), -1);
    return { ...set, sentences: set.sentences.slice(0, sentences), instances };
  },
  findFault: (_, __, answer) => findKeysFault(answer),
  parseAnswer: (text) => text.trim().split(/\s+/),
  score(set, answers, options) {
    const { inventory } = options;
    const scored = creditInstances(set, answers);
    const attempted = scored.flatMap(({ credit }) => credit ?? []);
    const hasAnswers = attempted.length > 0;
    const coarse = readCoarseAnswers(set.instances, answers);
    const recall = hasAnswers ? scored.map(({ credit = 0 }) => credit) : [];
    return {
      answered: attempted.length,
      scores: [
        scoreF1(measure, scored, options),
        scoreMean('precision', attempted, options),
        scoreMean('recall', recall, options),
        ...(inventory === undefined ? [] : [scoreFilled(set, answers, { ...options, inventory })]),
        ...(hasAnswers ? scoreMacro(set, answers) : []),
        ...(hasAnswers && coarse.length > 0 ? [scoreCoarse(coarse, options)] : []),
        ...groupInstances(scored, inventory).map(({ name, members }) => {
          return scoreF1(`${measure} ${name}`, members, options);
        }),
      ],
      ...(coarse.length > 0 && { confusion: countConfusion(coarse) }),
    };
  },
  /** The mean of the credits is the recall, which is F1 where everything is answered. */
  outcomes(set, answers) {
    const credits = creditInstances(set, answers).map(({ credit = 0 }) => credit);
    return { type: 'credits', measure: 'recall', credits, isAccuracy: true };
  },
  anchors(set, { inventory }) {
    if (inventory === undefined || set.instances.length === 0) return [];
    const candidates: SenseCandidates = (instance) => inventory.candidates(instance);
    const first = predictFirstSenses(set, candidates);
    const { byPartOfSpeech } = scoreSensePredictions([{ set, predictions: first }]);
    const score = (predictions: SensePredictions): number => scoreSensePredictions([{ set, predictions }]).all.f1;
    const floor = { role: 'floor', measure } as const;
    return [
      { ...floor, name: 'random', value: score(predictAllSenses(set, candidates)) },
      { ...floor, name: 'first sense', value: score(first) },
      ...groupByPartOfSpeech([...byPartOfSpeech], ([letter]) => letter).flatMap(({ name, members }): Anchor[] => {
        return members.map(([, { f1 }]) => ({ ...floor, name: 'first sense', measure: `f1 of ${name}`, value: f1 }));
      }),
      { name: 'oracle', role: 'ceiling', measure, value: score(predictOracle(set, candidates)) },
    ];
  },
  describe({ instances, sentences }) {
    const datasets = groupBy(instances, ({ dataset }) => dataset);
    return [
      countFact('sentences', sentences.length),
      countFact(
        'tokens',
        sentences.reduce((sum, { tokens }) => sum + tokens.length, 0),
      ),
      countFact('instances', instances.length),
      ...groupByPartOfSpeech(instances, ({ partOfSpeech }) => partOfSpeech).map(({ name, members }) => {
        return countFact(name, members.length);
      }),
      countFact('instances with several gold keys', instances.filter(({ gold }) => gold.length > 1).length),
      ...(datasets.size > 1
        ? Array.from(datasets, ([name, members]) => countFact(`instances of ${name}`, members.length))
        : []),
    ];
  },
};

function creditInstances({ instances }: AllWordsSet, answers: Answers): ScoredInstance[] {
  return instances.map((instance, place) => ({ instance, credit: creditKeys(instance.gold, answers[place]) }));
}

function scoreF1(name: string, members: readonly ScoredInstance[], options: BootstrapOptions): TaskResultScore {
  const attempted = members.flatMap(({ credit }) => credit ?? []);
  if (attempted.length === 0 || attempted.length === members.length) return scoreMean(name, attempted, options);
  const above = members.map(({ credit = 0 }) => 2 * credit);
  const below = members.map(({ credit }) => (credit === undefined ? 1 : 2));
  const { mean, low, high } = bootstrapRatio(above, below, options);
  return { measure: name, value: mean, interval: { low, high } };
}

function scoreFilled(
  set: AllWordsSet,
  answers: Answers,
  { inventory, ...options }: BootstrapOptions & { readonly inventory: SenseInventory },
): TaskResultScore {
  const filled = set.instances.map((instance, place) => answers[place] ?? inventory.candidates(instance).slice(0, 1));
  return scoreF1(`${measure}, missing as the first sense`, creditInstances(set, filled), options);
}

function scoreMacro(set: AllWordsSet, answers: Answers): TaskResultScore[] {
  const predictions = new Map(set.instances.map(({ id }, place) => [id, answers[place] ?? []]));
  const { byDataset, macroByDataset, macroByLemma } = scoreSensePredictions([{ set, predictions }]);
  return [
    ...plainScore('macro f1 of data sets', byDataset.size > 1 ? macroByDataset : undefined),
    ...plainScore('macro f1 of lemmas', macroByLemma),
  ];
}

function scoreCoarse(coarse: readonly LabelledAnswer<string>[], options: BootstrapOptions): TaskResultScore {
  const credits = coarse.map(({ gold, answer }) => (gold === answer ? 1 : 0));
  return scoreMean('coarse accuracy', credits, options);
}

/** What is reported by itself: parts of speech, data sets, numbers of candidates, rare and unseen senses. */
function groupInstances(
  scored: readonly ScoredInstance[],
  inventory: SenseInventory | undefined,
): { readonly name: string; readonly members: readonly ScoredInstance[] }[] {
  const datasets = groupBy(scored, ({ instance }) => instance.dataset);
  const groups = groupByPartOfSpeech(scored, ({ instance }) => instance.partOfSpeech);
  if (datasets.size > 1) for (const [name, members] of datasets) groups.push({ name, members });
  const named = groups.map(({ name, members }) => ({ name: `of ${name}`, members }));
  if (inventory === undefined) return named;
  const listed = scored.map((item) => ({ ...item, candidates: inventory.candidates(item.instance) }));
  const bands = candidateBands.map(([name, least, most]) => {
    return { name, members: listed.filter(({ candidates: { length } }) => length >= least && length <= most) };
  });
  const notFirst = listed.filter(({ instance, candidates: [first] }) => {
    return first !== undefined && !instance.gold.includes(first);
  });
  const { seen } = inventory;
  const isSeen = ({ instance }: ScoredInstance): boolean => instance.gold.some((key) => seen?.has(key));
  const bySeen = [
    { name: 'of senses seen in training', members: scored.filter(isSeen) },
    { name: 'of unseen senses', members: scored.filter((item) => !isSeen(item)) },
  ];
  return [
    ...named,
    ...bands,
    { name: 'where the first sense is wrong', members: notFirst },
    ...(seen === undefined ? [] : bySeen),
  ].filter(({ members }) => members.length > 0);
}

function groupBy<Item>(items: readonly Item[], nameOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const members = groups.get(nameOf(item));
    if (members === undefined) groups.set(nameOf(item), [item]);
    else members.push(item);
  }
  return groups;
}
