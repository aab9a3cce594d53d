import { requireOption } from '../../errors.js';
import type { PartOfSpeech } from '../../lexicon/synset.js';
import type { AllWordsInstance, AllWordsSet } from '../sense-dataset.js';
import type { SenseCandidates } from './sense-anchors.js';
import type { SensePredictions } from './sense-predictions.js';

/** How well a group of instances is answered. */
export interface SenseScore {
  readonly instances: number;
  /** How many have an answer. */
  readonly attempted: number;
  /** The sum of the credits: of several keys answered, each right one gives its share. */
  readonly credit: number;
  /** credit / attempted; undefined when nothing is attempted. */
  readonly precision: number | undefined;
  /** credit / instances. */
  readonly recall: number;
  /** The harmonic mean of precision and recall, 2 credit / (attempted + instances). */
  readonly f1: number;
}

/** The answers of a system to one data set. */
export interface SenseRun {
  readonly set: AllWordsSet;
  readonly predictions: SensePredictions;
}

/** What {@link scoreSensePredictions} has to be told to report on groups that the data set alone does not show. */
export interface ScorePredictionsOptions {
  /**
   * The candidates of an instance in the order of the lexicon, the first sense first; empty when the lexicon does not know
   * the lemma. Without it there is no score by candidates and none of instances that are not the first sense.
   */
  readonly candidates?: SenseCandidates;
  /** The sense keys of the training corpus. Without it there are no scores of seen and unseen senses. */
  readonly seen?: ReadonlySet<string>;
}

/** The scores of a system on one or more data sets; groups without instances are absent. */
export interface SenseReport {
  /** All instances together: the micro average. */
  readonly all: SenseScore;
  /** The mean of the F1 of the data sets. */
  readonly macroByDataset: number;
  /** The mean of the F1 of the lemmas, each with its part of speech. */
  readonly macroByLemma: number;
  readonly byPartOfSpeech: ReadonlyMap<PartOfSpeech, SenseScore>;
  readonly byDataset: ReadonlyMap<string, SenseScore>;
  /** By the number of candidates, ascending. */
  readonly byCandidates: ReadonlyMap<number, SenseScore> | undefined;
  /** Instances of which no gold key is the first sense; those whose lemma has no candidate are not among them. */
  readonly notFirst: SenseScore | undefined;
  /** How many instances have no candidate; undefined where candidates are not given. */
  readonly withoutCandidate: number | undefined;
  /** Instances with a gold key that the training corpus has. */
  readonly seen: SenseScore | undefined;
  /** The others. */
  readonly unseen: SenseScore | undefined;
  /** The ids of predictions for which there is no instance; they do not count, as in the official scorer. */
  readonly strays: readonly string[];
}

/**
 * Scores predicted senses as the scorer of Raganato, Camacho-Collados & Navigli (2017): an answer of several keys shares
 * its credit, precision is over the instances attempted, recall over those with gold. Where nothing is attempted that
 * scorer divides 0 by 0; here there is no precision, and recall and F1 are 0.
 *
 * @throws OptionError when the runs have no instance, or two of them hold the same instance of the same data set.
 * @example scoreSensePredictions([{ set, predictions }]).all.f1
 */
export function scoreSensePredictions(runs: readonly SenseRun[], options: ScorePredictionsOptions = {}): SenseReport {
  const { candidates, seen } = options;
  const answers = runs.flatMap(readAnswers);
  requireOption(answers.length > 0, 'runs', answers.length, 'data sets with at least one instance');
  requireDistinct(answers);
  const byDataset = groupScores(answers, ({ instance }) => instance.dataset);
  const byLemma = groupScores(answers, ({ instance }) => `${instance.lemma.toLowerCase()}#${instance.partOfSpeech}`);
  const bySeen =
    seen === undefined ? undefined : groupScores(answers, ({ instance }) => instance.gold.some((key) => seen.has(key)));
  return {
    all: scoreAnswers(answers),
    macroByDataset: meanF1(byDataset),
    macroByLemma: meanF1(byLemma),
    byPartOfSpeech: groupScores(answers, ({ instance }) => instance.partOfSpeech),
    byDataset,
    ...scoreByCandidates(answers, candidates),
    seen: bySeen?.get(true),
    unseen: bySeen?.get(false),
    strays: runs.flatMap(findStrays),
  };
}

/** An instance with the credit of its answer; undefined when not attempted. */
interface ScoredAnswer {
  readonly instance: AllWordsInstance;
  readonly credit: number | undefined;
}

function readAnswers({ set, predictions }: SenseRun): ScoredAnswer[] {
  return set.instances.map((instance) => {
    return { instance, credit: creditKeys(instance.gold, predictions.get(instance.id)) };
  });
}

/**
 * The credit of an answer of sense keys: the share of its distinct keys that are gold; undefined where it has no key.
 *
 * @example creditKeys(['art%1:06:00::'], ['art%1:06:00::', 'art%1:04:00::']) // 0.5
 */
export function creditKeys(gold: readonly string[], answer: readonly string[] = []): number | undefined {
  const keys = new Set(answer);
  if (keys.size === 0) return undefined;
  return gold.filter((key) => keys.has(key)).length / keys.size;
}

function requireDistinct(answers: readonly ScoredAnswer[]): void {
  const ids = new Set<string>();
  for (const { instance } of answers) {
    const id = `${instance.dataset} ${instance.id}`;
    requireOption(!ids.has(id), 'runs', id, 'each instance once');
    ids.add(id);
  }
}

function findStrays({ set, predictions }: SenseRun): string[] {
  const ids = new Set(set.instances.map(({ id }) => id));
  return [...predictions.keys()].filter((id) => !ids.has(id));
}

function scoreByCandidates(
  answers: readonly ScoredAnswer[],
  candidates: SenseCandidates | undefined,
): Pick<SenseReport, 'byCandidates' | 'notFirst' | 'withoutCandidate'> {
  if (candidates === undefined) return { byCandidates: undefined, notFirst: undefined, withoutCandidate: undefined };
  const listed = answers.map((answer) => ({ ...answer, keys: candidates(answer.instance) }));
  const notFirst = listed.filter(
    ({ instance, keys: [first] }) => first !== undefined && !instance.gold.includes(first),
  );
  const byCount = groupScores(listed, ({ keys }) => keys.length);
  return {
    byCandidates: new Map([...byCount].sort(([a], [b]) => a - b)),
    notFirst: notFirst.length === 0 ? undefined : scoreAnswers(notFirst),
    withoutCandidate: byCount.get(0)?.instances ?? 0,
  };
}

function groupScores<Answer extends ScoredAnswer, Group>(
  answers: readonly Answer[],
  groupOf: (answer: Answer) => Group,
): Map<Group, SenseScore> {
  const groups = new Map<Group, Answer[]>();
  for (const answer of answers) {
    const group = groupOf(answer);
    const members = groups.get(group);
    if (members === undefined) groups.set(group, [answer]);
    else members.push(answer);
  }
  return new Map(Array.from(groups, ([group, members]) => [group, scoreAnswers(members)]));
}

function scoreAnswers(answers: readonly ScoredAnswer[]): SenseScore {
  const credits = answers.flatMap(({ credit }) => credit ?? []);
  const credit = credits.reduce((sum, value) => sum + value, 0);
  const [instances, attempted] = [answers.length, credits.length];
  return {
    instances,
    attempted,
    credit,
    precision: attempted === 0 ? undefined : credit / attempted,
    recall: credit / instances,
    f1: (2 * credit) / (attempted + instances),
  };
}

function meanF1(scores: ReadonlyMap<unknown, SenseScore>): number {
  let sum = 0;
  for (const { f1 } of scores.values()) sum += f1;
  return sum / scores.size;
}
