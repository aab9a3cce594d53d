import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RelataConcept, RelataSet, RelatumRelation } from '../../../src/evaluation/dataset.js';
import { parseBless } from '../../../src/evaluation/formats/parse-bless.js';
import { relataKind } from '../../../src/evaluation/kinds/relata-kind.js';
import { describeTaskKind } from '../../conformance/task-kind.js';

const concepts = ['crow', 'constructor', '__proto__'].map((word): RelataConcept => {
  const relations: readonly RelatumRelation[] = ['coord', 'hyper', 'random', 'coord'];
  const relata = relations.map((relation, place) => ({ word: `w${place}`, partOfSpeech: 'n', relation }) as const);
  return { id: `${word}-n`, word, conceptClass: 'bird', relata };
});
const set: RelataSet = { kind: 'relata', concepts, findings: [] };
const options = { samples: 100 };

describeTaskKind(relataKind, () => ({
  set,
  gold: (asked) => asked.concepts.map(({ relata }) => relata.map(({ relation }) => Number(relation !== 'random'))),
  measure: 'mean average precision',
  junk: [1, [1, 0, 1], [1, 0, 1, Number.NaN], [1, 0, 1, undefined], ['a', 'b', 'c', 'd']],
}));

describe('relataKind', () => {
  it('ranks related words before random ones, and each relation before the others', () => {
    // The first ranks random, coord, hyper, coord; the others have no answer and count as chance: the one random word of four
    // is as likely at each place.
    const { answered, scores } = relataKind.score(set, [[3, 2, 4, 1], undefined, undefined], options);
    const values = new Map(scores.map(({ measure, value }) => [measure, value]));
    const related = (1 / 2 + 2 / 3 + 3 / 4) / 3;
    const chanceOfOne = (1 + 1 / 2 + 1 / 3 + 1 / 4) / 4;
    expect(answered).toBe(1);
    expect(values.get('mean average precision of answered concepts')).toBeCloseTo(related, 12);
    expect(values.get('mean average precision of hyper')).toBeCloseTo((1 / 3 + 2 * chanceOfOne) / 3, 12);
    expect(values.get('mean average precision of random')).toBeCloseTo((1 + 2 * chanceOfOne) / 3, 12);
    expect(values.has('mean average precision of event')).toBe(false);
  });

  it('has the counts and the floors of the published file', (context) => {
    const path = join(resolve(process.env['QUALIA_DATA'] ?? '../shared/data'), 'bless', 'BLESS.txt');
    if (!existsSync(path)) context.skip(`${path} is not there; set QUALIA_DATA`);
    const bless = parseBless({ path, text: readFileSync(path, 'utf8') });
    const counts = relataKind.describe(bless).map(({ value }) => value);
    expect(counts).toEqual([200, 17, 26_554, 3565, 1337, 2943, 2731, 3824, 12_154]);
    const floors = (wanted: string) =>
      relataKind
        .anchors(bless, options)
        .filter(({ name }) => name === wanted)
        .map(({ value }) => Math.round(10_000 * value));
    // All related words, then coord, hyper, mero, attri, event and random, as another program finds them too.
    expect(floors('random')).toEqual([5572, 1711, 863, 1368, 1364, 1724, 4792]);
    expect(floors('spelling')).toEqual([5950, 1941, 787, 1549, 1399, 1915, 4483]);
  });
});
