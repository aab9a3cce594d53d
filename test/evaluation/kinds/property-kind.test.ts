import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PropertySet, TermProperty } from '../../../src/evaluation/dataset.js';
import { parseRelpron } from '../../../src/evaluation/formats/parse-relpron.js';
import { propertyKind } from '../../../src/evaluation/kinds/property-kind.js';
import { describeTaskKind } from '../../conformance/task-kind.js';

const properties = [
  ['constructor', 'person build house'],
  ['garrison', 'organization defend castle'],
  ['constructor', 'firm plan road'],
  ['__proto__', 'object give method'],
].map(([term = '', words = ''], place): TermProperty => {
  return { id: `${place}`, term, phrase: { form: 'subject-relative', words: words.split(' ') } };
});
const set: PropertySet = { kind: 'properties', properties, findings: [] };
const options = { samples: 100 };

describeTaskKind(propertyKind, () => ({
  set,
  gold: (asked) => propertyKind.listItems(asked).map((id) => asked.properties.map(({ term }) => (term === id ? 1 : 0))),
  measure: 'mean average precision',
  junk: [1, '1 0 1 0', [1, 0, 1], [1, 0, 1, Number.NaN], ['a', 'b', 'c', 'd']],
}));

describe('propertyKind', () => {
  const valuesOf = (answers: readonly (readonly (number | null)[] | undefined)[]) =>
    propertyKind.score(set, answers, options).scores.map(({ value }) => value);

  it('asks the terms in the order in which they come first', () => {
    expect(propertyKind.listItems(set)).toEqual(['constructor', 'garrison', '__proto__']);
    expect(propertyKind.take(set, 2).properties.map(({ id }) => id)).toEqual(['0', '1', '2']);
  });

  it('gives a term without an answer the average precision of chance', () => {
    // constructor: its properties come second and fourth, (1/2 + 2/4) / 2; the one property of another term stands in any of
    // four places: (1 + 1/2 + 1/3 + 1/4) / 4.
    const chance = (1 + 1 / 2 + 1 / 3 + 1 / 4) / 4;
    const [all, answered] = valuesOf([[3, 4, 1, 2], undefined, [null, null, null, null]]);
    expect(all).toBeCloseTo((1 / 2 + 2 * chance) / 3, 12);
    expect(answered).toBeCloseTo(1 / 2, 12);
  });

  it('counts the terms of RELPRON, with its floors', (context) => {
    const path = join(resolve(process.env['QUALIA_DATA'] ?? '../shared/data'), 'relpron', 'relpron.dev');
    if (!existsSync(path)) context.skip(`${path} is not there; set QUALIA_DATA`);
    const relpron = parseRelpron({ path, text: readFileSync(path, 'utf8') });
    expect(propertyKind.describe(relpron).map(({ value }) => value)).toEqual([65, 518, 256, 262]);
    expect(propertyKind.anchors(relpron, options).map(({ value }) => Math.round(10_000 * value))).toEqual([265, 414]);
  });
});
