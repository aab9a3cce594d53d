import { describe, expect, it } from 'vitest';
import type { AnswerForms, DatasetKind, DatasetOf } from '../../src/evaluation/any-dataset.js';
import type { KindOptions, KindScores, TaskKind } from '../../src/evaluation/kinds/task-kind.js';
import { taskKindOf } from '../../src/evaluation/kinds/task-kinds.js';
import { scoreAnswers } from '../../src/evaluation/score-answers.js';
import type { TaskResult } from '../../src/evaluation/task-result.js';
import { spearman } from '../../src/matrix/correlation.js';

/** A small data set whose right answers are known. */
export interface TaskKindCase<Kind extends DatasetKind> {
  /** Three items or more. */
  readonly set: DatasetOf<Kind>;
  /** The right answers to the items of the set, or of one made of its first items. */
  readonly gold: (set: DatasetOf<Kind>) => readonly AnswerForms[Kind][];
  /** The measure that is 1 for the right answers. */
  readonly measure: string;
  /** What is no answer to the first item, beside what is none to any. */
  readonly junk: readonly unknown[];
  readonly options?: KindOptions;
}

const alwaysJunk: readonly unknown[] = [
  Number.NaN,
  Number.POSITIVE_INFINITY,
  '',
  null,
  undefined,
  {},
  [],
  [[]],
  [{}],
  true,
];

/** Checks that a kind of data set keeps the contract of `TaskKind`. */
export function describeTaskKind<Kind extends DatasetKind>(
  kind: TaskKind<Kind>,
  create: () => TaskKindCase<Kind>,
): void {
  describe(`the kind "${kind.kind}" keeps the TaskKind contract`, () => {
    const { set, gold, measure, junk, options: given = {} } = create();
    const options: KindOptions = { samples: 100, ...given };
    const ids = kind.listItems(set);
    const right = gold(set);
    const none = ids.map(() => undefined);
    const some = right.map((answer, place) => (place % 2 === 0 ? answer : undefined));
    const scoresOf = (answers: readonly (AnswerForms[Kind] | undefined)[]): KindScores =>
      kind.score(set, answers, options);
    const findValue = ({ scores }: KindScores, name = measure) => scores.find((score) => score.measure === name)?.value;

    it('is found by the name of the kind', () => {
      expect(set.kind).toBe(kind.kind);
      expect(taskKindOf(set)).toBe(kind);
    });

    it('lists the ids of the items, each once', () => {
      expect(ids.length).toBeGreaterThanOrEqual(3);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).not.toContain('');
      expect(right).toHaveLength(ids.length);
    });

    it('takes the first items, which can be scored', () => {
      for (const size of [1, 2, ids.length, ids.length + 1]) {
        const taken = kind.take(set, size);
        expect(kind.listItems(taken)).toEqual(ids.slice(0, size));
        const answers = gold(taken);
        answers.forEach((answer, place) => {
          expect(kind.findFault(taken, place, answer)).toBeUndefined();
        });
        expect(kind.score(taken, answers, options).answered).toBe(Math.min(size, ids.length));
        expect(() => kind.anchors(taken, options)).not.toThrow();
      }
    });

    it('gives the right answers full marks and coverage', () => {
      const found = scoresOf(right);
      expect(findValue(found)).toBeCloseTo(1, 12);
      expect(found.answered).toBe(ids.length);
    });

    it('gives no answers chance or no score, but never a silent zero', () => {
      const found = scoresOf(none);
      expect(found.answered).toBe(0);
      const chance = kind
        .anchors(set, options)
        .find((anchor) => anchor.name === 'random' && anchor.measure === measure);
      const value = findValue(found);
      if (value !== null) expect(value).toBeCloseTo(chance?.value ?? Number.NaN, 12);
      const ofAnswered = found.scores.filter((score) => score.measure.includes('answered'));
      for (const score of ofAnswered) expect(score).toMatchObject({ value: null, interval: null });
    });

    it('counts what is answered', () => {
      expect(scoresOf(some).answered).toBe(Math.ceil(ids.length / 2));
    });

    it('names each measure once, with finite values and intervals', () => {
      for (const answers of [right, none, some]) {
        const { scores } = scoresOf(answers);
        expect(new Set(scores.map((score) => score.measure)).size).toBe(scores.length);
        expect(scores.map((score) => score.measure)).toContain(measure);
        for (const { value, interval } of scores) {
          if (value === null) expect(interval).toBeNull();
          else expect(Number.isFinite(value)).toBe(true);
          if (interval === null) continue;
          expect(Number.isFinite(interval.low)).toBe(true);
          expect(interval.high).toBeGreaterThanOrEqual(interval.low);
        }
      }
    });

    it('accepts the right answers and refuses junk, saying what it expects', () => {
      right.forEach((answer, place) => {
        expect(kind.findFault(set, place, answer)).toBeUndefined();
      });
      for (const answer of [...alwaysJunk, ...junk]) {
        expect(kind.findFault(set, 0, answer), JSON.stringify(answer)).toMatch(/^expected .+, found .+\.$/s);
      }
    });

    it('reads an answer from its text, and junk as junk', () => {
      for (const answer of right) expect(kind.parseAnswer(printAnswer(answer))).toEqual(answer);
      for (const text of ['', ' ']) expect(kind.findFault(set, 0, kind.parseAnswer(text))).toBeDefined();
    });

    it('gives the same scores to answers that were kept as JSON in a result', () => {
      const items = ids.map((id, place) => ({ id, answer: some[place] ?? null }));
      const kept = JSON.parse(JSON.stringify(items)) as typeof items;
      const { answered, scores, confusion } = scoresOf(some);
      const found = scoreAnswers(set, kept as TaskResult['items'], { ...options, source: 'the answers of a test' });
      expect(found).toMatchObject({ counts: { items: ids.length, answered }, coverage: answered / ids.length });
      expect(found.scores).toEqual(scores);
      expect(found.confusion).toEqual(confusion);
    });

    it('gives outcomes that come to the measure that they name', () => {
      for (const answers of [right, none, some]) {
        const outcomes = kind.outcomes(set, answers, options);
        const value = findValue(scoresOf(answers), outcomes.measure);
        expect(value).toBeDefined();
        if (outcomes.type === 'credits') {
          expect(outcomes.credits).toHaveLength(ids.length);
          for (const credit of outcomes.credits) {
            expect(credit).toBeGreaterThanOrEqual(0);
            expect(credit).toBeLessThanOrEqual(1);
          }
          const mean = outcomes.credits.reduce((sum, credit) => sum + credit, 0) / ids.length;
          if (value !== null) expect(value).toBeCloseTo(mean, 12);
        } else {
          expect(outcomes.predictions).toHaveLength(ids.length);
          expect(outcomes.outcome).toHaveLength(ids.length);
          const known = [...ids.keys()].filter((place) => outcomes.predictions[place] !== undefined);
          const found = known.length === 0 ? undefined : spearman(pick(outcomes.predictions), pick(outcomes.outcome));
          expect(value ?? undefined).toEqual(found === undefined ? undefined : expect.closeTo(found, 12));

          function pick(values: readonly (number | undefined)[]): number[] {
            return known.map((place) => values[place] as number);
          }
        }
      }
    });

    it('gives anchors to measures that it scores, and facts that are numbers, each once', () => {
      const measures = scoresOf(right).scores.map((score) => score.measure);
      const anchors = kind.anchors(set, options);
      for (const anchor of anchors) {
        expect(measures).toContain(anchor.measure);
        expect(Number.isFinite(anchor.value)).toBe(true);
      }
      expect(new Set(anchors.map((anchor) => `${anchor.name} ${anchor.measure}`)).size).toBe(anchors.length);
      const facts = kind.describe(set);
      expect(facts.length).toBeGreaterThan(0);
      expect(new Set(facts.map(({ name }) => name)).size).toBe(facts.length);
      for (const { value } of facts) expect(Number.isFinite(value)).toBe(true);
    });

    it('counts each answered item in the confusion, where it gives one', () => {
      const { confusion } = scoresOf(some);
      if (confusion === undefined) return;
      const items = (list: typeof confusion) => list.reduce((sum, row) => sum + row.items, 0);
      expect(items(confusion)).toBe(ids.length);
      expect(items(confusion.filter(({ answer }) => answer === undefined))).toBe(Math.floor(ids.length / 2));
    });

    it('leaves data set and answers untouched, and gives the same again', () => {
      const frozen = freeze(structuredClone(set));
      const answers = freeze(structuredClone(some));
      expect(kind.score(frozen, answers, options)).toEqual(scoresOf(some));
      expect(kind.anchors(frozen, options)).toEqual(kind.anchors(set, options));
      expect(kind.outcomes(frozen, answers, options)).toEqual(kind.outcomes(set, some, options));
      expect(kind.describe(frozen)).toEqual(kind.describe(set));
    });
  });
}

/** The text that a table's cell has for an answer. */
function printAnswer(answer: unknown): string {
  return Array.isArray(answer) ? answer.map(String).join(' ') : String(answer);
}

function freeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) freeze(part);
    Object.freeze(value);
  }
  return value;
}
