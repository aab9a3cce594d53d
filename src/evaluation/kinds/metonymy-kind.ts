import { type Aspect, aspects, isAspect } from '../../lexicon/aspect.js';
import { splitByName } from '../generated/split-by-name.js';
import { findGoldAspects, findReading } from '../scores/metonymy-aspects.js';
import { scoreLabels } from '../scores/score-labels.js';
import type { MetonymyItem, MetonymyLabel, MetonymyNameClass, MetonymySet } from '../sense-dataset.js';
import type { BootstrapOptions } from '../statistics/bootstrap.js';
import type { TaskResultScore } from '../task-result.js';
import { findLabelFault } from './answer-faults.js';
import { countConfusion } from './count-confusion.js';
import { countFact } from './dataset-facts.js';
import { creditsOf, plainScore, scoreMean } from './mean-score.js';
import type { Anchor, TaskKind } from './task-kind.js';

const measure = 'accuracy';
const aspectMeasure = 'accuracy of aspects';
const labels: readonly MetonymyLabel[] = ['literal', 'metonymic', 'mixed'];
const nameClasses: ReadonlyMap<MetonymyNameClass, string> = new Map([
  ['location', 'locations'],
  ['organization', 'organizations'],
]);

/** What stands for a name's reading: its answer, and the answer as a coarse reading and as an aspect. */
interface ReadAnswer {
  readonly item: MetonymyItem;
  readonly answer: string | undefined;
  readonly reading: string | undefined;
  /** Undefined for an answer that names no aspect; `literal` names that of the class. */
  readonly aspect: Aspect | undefined;
  readonly goldAspects: readonly Aspect[] | undefined;
  /** 1 where the reading is right, 0 where it is wrong, chance where there is no answer. */
  readonly credit: number;
}

/**
 * Names that are meant literally or not (SemEval-2007 task 8, Markert & Nissim 2007; ReLocaR, Gritta et al. 2017). An answer
 * is a reading, `literal`, `metonymic` or `mixed`, or an aspect, which `findReading` turns into a reading.
 *
 * `accuracy` is of readings. An item without an answer counts as a guess between literal and metonymic, and mixed where the
 * set has such names, and is left out of `accuracy of answered items`. `accuracy of unseen names` is of the test half of
 * `splitByName`: what is chosen or learned on the other half has not seen these names.
 *
 * Aspects are scored where some answer is an aspect, over the items whose label tells them; see `findGoldAspects`. Any of the
 * gold aspects is right; an answer that names no aspect counts as a guess among all eight. A set that tells the aspects of
 * literal names alone has no such scores.
 */
export const metonymyKind: TaskKind<'metonymy'> = {
  kind: 'metonymy',
  listItems: ({ items }) => items.map(({ id }) => id),
  take: (set, items) => ({ ...set, items: set.items.slice(0, items) }),
  findFault: (_, __, answer) => findLabelFault(answer, [...labels, ...aspects]),
  parseAnswer: (text) => text.trim(),
  score(set, answers, options) {
    const read = readAnswers(set, answers);
    const answered = read.filter(({ answer }) => answer !== undefined);
    const hasAspects = answered.some(({ answer }) => answer !== undefined && isAspect(answer));
    return {
      answered: answered.length,
      scores: [
        scoreMean(measure, creditsOf(read), options),
        scoreMean('accuracy of answered items', creditsOf(answered), options),
        ...(answered.length === 0 ? [] : plainScore('macro f1 of labels', scoreReadings(read))),
        ...scoreGroups(set, read, options),
        ...(hasAspects ? scoreAspects(read, options) : []),
      ],
      confusion: countConfusion(read.map((item) => (hasAspects ? nameGoldAspects(item) : nameReading(item)))),
    };
  },
  outcomes(set, answers) {
    return { type: 'credits', measure, credits: creditsOf(readAnswers(set, answers)), isAccuracy: true };
  },
  anchors(set) {
    const { items } = set;
    if (items.length === 0) return [];
    const told = findTold(items).map((item) => ({ nameClass: item.nameClass, gold: findGoldAspects(item) ?? [] }));
    const majority = scoreLabels(items.map(({ label }) => ({ gold: label, answer: undefined }))).majority.share;
    const floors: readonly (readonly [string, string, number])[] = [
      ['random', measure, chanceOf(set)],
      ['majority label', measure, majority],
      ...(told.length === 0
        ? []
        : ([
            [
              'random',
              aspectMeasure,
              told.reduce((sum, { gold }) => sum + gold.length, 0) / told.length / aspects.length,
            ],
            ['majority aspect of the class of the name', aspectMeasure, countMajority(told) / told.length],
          ] as const)),
    ];
    return floors.map(([name, ofMeasure, value]): Anchor => ({ name, role: 'floor', measure: ofMeasure, value }));
  },
  describe(set) {
    const { items } = set;
    const names = new Set(items.map(({ text, start, end }) => text.slice(start, end).toLowerCase()));
    const classes = Array.from(nameClasses, ([nameClass, name]) => {
      return countFact(name, items.filter((item) => item.nameClass === nameClass).length);
    });
    const readings = labels.map((label) => countFact(label, items.filter((item) => item.label === label).length));
    return [
      countFact('items', items.length),
      countFact('names', names.size),
      ...[...classes, ...readings].filter(({ value }) => value > 0),
      countFact('items with gold aspects', findTold(items).length),
      countFact('items with unseen names', splitByName(set).test.items.length),
    ];
  },
};

function readAnswers(set: MetonymySet, answers: readonly (string | undefined)[]): ReadAnswer[] {
  const chance = chanceOf(set);
  return set.items.map((item, place) => {
    const answer = answers[place];
    const reading = answer !== undefined && isAspect(answer) ? findReading(item.nameClass, answer) : answer;
    const credit = answer === undefined ? chance : Number(reading === item.label);
    return { item, answer, reading, aspect: aspectOf(item, answer), goldAspects: findGoldAspects(item), credit };
  });
}

/** One by the number of readings: literal and metonymic, and mixed where the set has such names. */
function chanceOf({ items }: MetonymySet): number {
  return items.some(({ label }) => label === 'mixed') ? 1 / 3 : 1 / 2;
}

function aspectOf({ nameClass }: MetonymyItem, answer: string | undefined): Aspect | undefined {
  if (answer === 'literal') return findGoldAspects({ nameClass, label: 'literal', pattern: undefined })?.[0];
  return answer !== undefined && isAspect(answer) ? answer : undefined;
}

function scoreReadings(read: readonly ReadAnswer[]): number {
  return scoreLabels<string>(read.map(({ item, reading }) => ({ gold: item.label, answer: reading }))).macroF1;
}

/** The names that are not seen, and each class of names where there are several. */
function scoreGroups(set: MetonymySet, read: readonly ReadAnswer[], options: BootstrapOptions): TaskResultScore[] {
  const unseen = new Set(splitByName(set).test.items);
  const classes = Array.from(nameClasses, ([nameClass, name]) => {
    return [name, read.filter(({ item }) => item.nameClass === nameClass)] as const;
  });
  const groups = [
    ['unseen names', read.filter(({ item }) => unseen.has(item))] as const,
    ...(classes.every(([, members]) => members.length > 0) ? classes : []),
  ];
  return groups.flatMap(([name, members]) => {
    return members.length === 0 ? [] : [scoreMean(`accuracy of ${name}`, creditsOf(members), options)];
  });
}

function scoreAspects(read: readonly ReadAnswer[], options: BootstrapOptions): TaskResultScore[] {
  const items = new Set(findTold(read.map(({ item }) => item)));
  const told = read.flatMap(({ item, aspect, goldAspects = [] }) => {
    return items.has(item) ? [{ aspect, gold: goldAspects }] : [];
  });
  if (told.length === 0) return [];
  const credits = told.map(({ aspect, gold }) => {
    return aspect === undefined ? gold.length / aspects.length : Number(gold.includes(aspect));
  });
  // Of several gold aspects the one answered is the gold, else the first.
  const { macroF1 } = scoreLabels(
    told.flatMap(({ aspect, gold }) => {
      const [first] = gold;
      if (first === undefined) return [];
      return [{ gold: aspect !== undefined && gold.includes(aspect) ? aspect : first, answer: aspect }];
    }),
  );
  return [
    scoreMean(aspectMeasure, credits, options),
    scoreMean(
      'accuracy of answered aspects',
      credits.filter((_, place) => told[place]?.aspect !== undefined),
      options,
    ),
    ...plainScore('macro f1 of aspects', macroF1),
  ];
}

/** The items whose label tells their aspects; none where it does so of literal ones alone, as in ReLocaR. */
function findTold(items: readonly MetonymyItem[]): readonly MetonymyItem[] {
  const told = items.filter((item) => findGoldAspects(item) !== undefined);
  return told.some(({ label }) => label !== 'literal') ? told : [];
}

interface GoldAspects {
  readonly nameClass: MetonymyNameClass;
  readonly gold: readonly Aspect[];
}

/** How many items the commonest aspect of their class of names is right for. */
function countMajority(told: readonly GoldAspects[]): number {
  let sum = 0;
  for (const nameClass of nameClasses.keys()) {
    const ofClass = told.filter((item) => item.nameClass === nameClass);
    sum += Math.max(...aspects.map((aspect) => ofClass.filter(({ gold }) => gold.includes(aspect)).length));
  }
  return sum;
}

function nameReading({ item, reading }: ReadAnswer): { gold: string; answer: string | undefined } {
  return { gold: item.label, answer: reading };
}

/** The gold aspects, or the label where that tells none, with the answer as it is. */
function nameGoldAspects({ item, answer, goldAspects }: ReadAnswer): { gold: string; answer: string | undefined } {
  return { gold: goldAspects?.join(' or ') ?? item.label, answer };
}
