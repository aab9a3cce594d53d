import { compareText } from '../../corpus/count-contexts.js';
import { type Aspect, aspects } from '../../lexicon/aspect.js';
import { scoreLabels } from '../scores/score-labels.js';
import type { AspectItem, AspectSet } from '../sense-dataset.js';
import { findLabelFault } from './answer-faults.js';
import { countConfusion } from './count-confusion.js';
import { countFact } from './dataset-facts.js';
import { creditsOf, plainScore, scoreMean } from './mean-score.js';
import type { Anchor, TaskKind } from './task-kind.js';

const measure = 'accuracy';

interface ReadAnswer {
  readonly item: AspectItem;
  readonly answer: string | undefined;
  /** 1 where the aspect is right, 0 where it is wrong, chance where there is no answer. */
  readonly credit: number;
}

/**
 * Names and dot nouns that are meant in one of their aspects (Pustejovsky 1995 for dot objects; the task is that of Hsieh et
 * al. 2024). An answer is an aspect; whether a system looks at the dot type, which narrows them down, is its own affair.
 *
 * `accuracy` is over all items; one without an answer counts as a guess among the aspects of its type, and is left out of
 * `accuracy of answered items`. Any of several gold aspects is right. `macro f1 of aspects` takes the answered one of them as
 * the gold, else the first. The floors that take the commonest aspect count it in the development half, each gold aspect once,
 * the first by name among equals.
 */
export const aspectKind: TaskKind<'aspects'> = {
  kind: 'aspects',
  listItems: ({ items }) => items.map(({ id }) => id),
  take: (set, items) => ({ ...set, items: set.items.slice(0, items) }),
  findFault: (_, __, answer) => findLabelFault(answer, aspects),
  parseAnswer: (text) => text.trim(),
  score(set, answers, options) {
    const read = readAnswers(set, answers);
    const answered = read.filter(({ answer }) => answer !== undefined);
    const groups = groupAnswers(read).map(([name, members]) => {
      return scoreMean(`accuracy of ${name}`, creditsOf(members), options);
    });
    return {
      answered: answered.length,
      scores: [
        scoreMean(measure, creditsOf(read), options),
        scoreMean('accuracy of answered items', creditsOf(answered), options),
        ...(answered.length === 0 ? [] : plainScore('macro f1 of aspects', scoreAspects(read))),
        ...groups,
      ],
      confusion: countConfusion(read.map(({ item, answer }) => ({ gold: item.aspects.join(' or '), answer }))),
    };
  },
  outcomes(set, answers) {
    return { type: 'credits', measure, credits: creditsOf(readAnswers(set, answers)), isAccuracy: true };
  },
  anchors({ items, development }) {
    if (items.length === 0) return [];
    const mean = (creditOf: (item: AspectItem) => number): number => {
      return items.reduce((sum, item) => sum + creditOf(item), 0) / items.length;
    };
    const overall = findMajority(development);
    const byType = new Map<string, Aspect | undefined>();
    for (const { type } of items) byType.set(type, findMajority(development.filter((item) => item.type === type)));
    const creditFor = (item: AspectItem, aspect: Aspect | undefined): number => {
      return aspect === undefined ? chanceOf(item) : Number(item.aspects.includes(aspect));
    };
    const floors: readonly (readonly [string, number])[] = [
      ['random', mean(chanceOf)],
      ...(overall === undefined
        ? []
        : ([
            ['commonest aspect', mean((item) => creditFor(item, overall))],
            ['commonest aspect of the dot type', mean((item) => creditFor(item, byType.get(item.type)))],
          ] as const)),
    ];
    return floors.map(([name, value]): Anchor => ({ name, role: 'floor', measure, value }));
  },
  describe({ items }) {
    const count = (name: string, holds: (item: AspectItem) => boolean) => countFact(name, items.filter(holds).length);
    return [
      countFact('items', items.length),
      countFact('names', new Set(items.map(({ name }) => name)).size),
      countFact('dot types', new Set(items.map(({ type }) => type)).size),
      count('items with proper names', ({ kind }) => kind === 'name'),
      count('items with common nouns', ({ kind }) => kind === 'noun'),
      count('items with unseen names', ({ isUnseen }) => isUnseen),
      count('items with several aspects', (item) => item.aspects.length > 1),
      ...aspects.map((aspect) => count(aspect, (item) => item.aspects.includes(aspect))),
    ];
  },
};

function readAnswers({ items }: AspectSet, answers: readonly (string | undefined)[]): ReadAnswer[] {
  return items.map((item, place) => {
    const answer = answers[place];
    const isRight = (item.aspects as readonly string[]).includes(answer ?? '');
    return { item, answer, credit: answer === undefined ? chanceOf(item) : Number(isRight) };
  });
}

/** The chance of a guess among the aspects of the type to be right. */
function chanceOf({ aspects: gold, candidates }: AspectItem): number {
  return gold.length / candidates.length;
}

/** The names that are not seen and those that are, where there are both; proper names and common nouns; each dot type. */
function groupAnswers(read: readonly ReadAnswer[]): (readonly [string, readonly ReadAnswer[]])[] {
  const pick = (holds: (item: AspectItem) => boolean) => read.filter(({ item }) => holds(item));
  const types = [...new Set(read.map(({ item }) => item.type))].sort(compareText);
  const unseen = pick(({ isUnseen }) => isUnseen);
  const groups = [
    ['unseen names', unseen] as const,
    ...(unseen.length === 0 ? [] : [['seen names', pick(({ isUnseen }) => !isUnseen)] as const]),
    ['proper names', pick(({ kind }) => kind === 'name')] as const,
    ['common nouns', pick(({ kind }) => kind === 'noun')] as const,
    ...types.map((type) => [type, pick((item) => item.type === type)] as const),
  ];
  return groups.filter(([, members]) => members.length > 0);
}

function scoreAspects(read: readonly ReadAnswer[]): number {
  const labelled = read.flatMap(({ item: { aspects: gold }, answer }) => {
    const [first] = gold;
    if (first === undefined) return [];
    return [{ gold: gold.find((aspect) => aspect === answer) ?? first, answer }];
  });
  return scoreLabels<string>(labelled).macroF1;
}

/** The commonest gold aspect; undefined without items. */
function findMajority(items: readonly AspectItem[]): Aspect | undefined {
  const counts = aspects.map((aspect) => ({
    aspect,
    count: items.filter((item) => item.aspects.includes(aspect)).length,
  }));
  const [first] = counts
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || compareText(a.aspect, b.aspect));
  return first?.aspect;
}
