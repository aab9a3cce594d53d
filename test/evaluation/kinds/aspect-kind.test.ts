import { describe, expect, it } from 'vitest';
import { aspectKind } from '../../../src/evaluation/kinds/aspect-kind.js';
import type { AspectItem, AspectSet } from '../../../src/evaluation/sense-dataset.js';
import type { Aspect } from '../../../src/lexicon/aspect.js';
import { describeTaskKind } from '../../conformance/task-kind.js';

const itemOf = (
  id: string,
  name: string,
  type: string,
  aspects: readonly Aspect[],
  more: Partial<AspectItem> = {},
): AspectItem => ({
  id,
  language: 'en',
  text: name,
  start: 0,
  end: name.length,
  kind: 'name',
  name,
  type,
  candidates: type.split('.') as Aspect[],
  aspects,
  isUnseen: false,
  ...more,
});
const place = 'location.organization.human';
const book = 'information.physical';
const items = [
  itemOf('i0', 'Peru', place, ['location']),
  itemOf('i1', 'constructor', place, ['human'], { isUnseen: true }),
  itemOf('i2', 'book', book, ['physical'], { kind: 'noun' }),
  itemOf('i3', '__proto__', book, ['information', 'physical'], { isUnseen: true }),
  itemOf('i4', 'Waterloo', 'location.event', ['event']),
];
const development = [
  itemOf('d0', 'Peru', place, ['organization']),
  itemOf('d1', 'Peru', place, ['human']),
  itemOf('d2', 'book', book, ['physical'], { kind: 'noun' }),
  itemOf('d3', 'book', book, ['physical', 'information'], { kind: 'noun' }),
];
const set: AspectSet = { kind: 'aspects', items, development, findings: [] };
const options = { samples: 100 };

function scoresOf(answers: readonly (string | undefined)[]): ReadonlyMap<string, number | null> {
  return new Map(aspectKind.score(set, answers, options).scores.map(({ measure, value }) => [measure, value]));
}

describeTaskKind(aspectKind, () => ({
  set,
  gold: (asked) => asked.items.map((item) => item.aspects.at(-1) as string),
  measure: 'accuracy',
  junk: ['Location', 'place', 1, ['location'], 'location|human'],
}));

describe('aspectKind', () => {
  it('scores aspects, taking no answer for a guess among those of the type', () => {
    const scores = scoresOf(['location', undefined, 'information', 'physical', undefined]);
    expect(scores.get('accuracy')).toBeCloseTo((1 + 1 / 3 + 0 + 1 + 1 / 2) / 5, 12);
    expect(scores.get('accuracy of answered items')).toBeCloseTo(2 / 3, 12);
    expect(scores.get('accuracy of unseen names')).toBeCloseTo((1 / 3 + 1) / 2, 12);
    expect(scores.get('accuracy of seen names')).toBeCloseTo((1 + 0 + 1 / 2) / 3, 12);
    expect(scores.get('accuracy of common nouns')).toBe(0);
    expect(scores.get(`accuracy of ${book}`)).toBe(1 / 2);
  });

  it('takes an aspect that the type does not have for an answer, which is wrong', () => {
    expect(aspectKind.findFault(set, 2, 'event')).toBeUndefined();
    expect(scoresOf(['location', 'human', 'event', 'physical', 'event']).get('accuracy')).toBe(4 / 5);
  });

  it('counts the answered one of several gold aspects as the gold, else the first', () => {
    // Gold: location, human, physical twice, event; all right but for the second.
    const scores = scoresOf(['location', 'location', 'physical', 'physical', 'event']);
    expect(scores.get('macro f1 of aspects')).toBeCloseTo((2 / 3 + 0 + 1 + 1) / 4, 12);
    const missed = scoresOf(['location', 'human', 'physical', 'event', 'event']);
    // Now information is a gold aspect that nothing is answered with, and event is answered once too often.
    expect(missed.get('macro f1 of aspects')).toBeCloseTo((1 + 1 + 1 + 0 + 2 / 3) / 5, 12);
  });

  it('counts answers by gold aspects, joined where there are several', () => {
    const { confusion } = aspectKind.score(set, ['human', 'human', undefined, 'physical', 'event'], options);
    expect(confusion?.map(({ gold, answer, items: size }) => [gold, answer, size])).toEqual([
      ['event', 'event', 1],
      ['human', 'human', 1],
      ['information or physical', 'physical', 1],
      ['location', 'human', 1],
      ['physical', undefined, 1],
    ]);
  });

  it('has floors: chance among the aspects of the type, and the commonest aspects of the development half', () => {
    const floors = aspectKind.anchors(set, options);
    expect(floors.map(({ name, value, role }) => [name, role, value])).toEqual([
      ['random', 'floor', expect.closeTo((1 / 3 + 1 / 3 + 1 / 2 + 2 / 2 + 1 / 2) / 5, 12)],
      // physical is right twice of five.
      ['commonest aspect', 'floor', expect.closeTo(2 / 5, 12)],
      // human, the first by name of two; physical; chance for the type that is not there.
      ['commonest aspect of the dot type', 'floor', expect.closeTo((0 + 1 + 1 + 1 + 1 / 2) / 5, 12)],
    ]);
    const alone = aspectKind.anchors({ ...set, development: [] }, options);
    expect(alone.map(({ name }) => name)).toEqual(['random']);
  });

  it('leaves out groups that have no items', () => {
    const seen = { ...set, items: items.filter(({ isUnseen }) => !isUnseen) };
    const measures = aspectKind.score(seen, [], options).scores.map(({ measure }) => measure);
    expect(measures).not.toContain('accuracy of unseen names');
    expect(measures).not.toContain('accuracy of seen names');
    expect(measures).toContain('accuracy of proper names');
  });
});
