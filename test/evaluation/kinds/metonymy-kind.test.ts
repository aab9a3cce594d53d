import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it, type TestContext } from 'vitest';
import { parseMetonymyJson } from '../../../src/evaluation/formats/parse-metonymy-json.js';
import { parseRelocarXml, parseSemevalMetonymy } from '../../../src/evaluation/formats/parse-metonymy-xml.js';
import { splitByName } from '../../../src/evaluation/generated/split-by-name.js';
import { metonymyKind } from '../../../src/evaluation/kinds/metonymy-kind.js';
import { findGoldAspects } from '../../../src/evaluation/scores/metonymy-aspects.js';
import type { MetonymyItem, MetonymySet } from '../../../src/evaluation/sense-dataset.js';
import { describeTaskKind } from '../../conformance/task-kind.js';

const items = [
  ['Rome', 'location', 'literal', undefined],
  ['constructor', 'location', 'metonymic', 'place-for-people'],
  ['IBM', 'organization', 'metonymic', 'organisation-for-product'],
  ['__proto__', 'location', 'mixed', undefined],
  ['Oslo', 'location', 'literal', undefined],
].map(([name, nameClass, label, pattern], place): MetonymyItem => {
  return { id: `i${place}`, text: name, start: 0, end: `${name}`.length, nameClass, label, pattern } as MetonymyItem;
});
const set: MetonymySet = { kind: 'metonymy', items, findings: [] };
const options = { samples: 100 };

function scoresOf(answers: readonly (string | undefined)[]): ReadonlyMap<string, number | null> {
  return new Map(metonymyKind.score(set, answers, options).scores.map(({ measure, value }) => [measure, value]));
}

describeTaskKind(metonymyKind, () => ({
  set,
  gold: (asked) => asked.items.map((item) => findGoldAspects(item)?.at(-1) ?? item.label),
  measure: 'accuracy',
  junk: ['Literal', 'place-for-people', 1, ['literal']],
}));

describe('metonymyKind', () => {
  it('scores readings, taking no answer for a guess', () => {
    const scores = scoresOf(['literal', 'metonymic', 'literal', undefined, 'metonymic']);
    expect(scores.get('accuracy')).toBeCloseTo((1 + 1 + 0 + 1 / 3 + 0) / 5, 12);
    expect(scores.get('accuracy of answered items')).toBe(2 / 4);
    // literal: 1 right, 2 answered, 2 gold; metonymic the same; mixed 0.
    expect(scores.get('macro f1 of labels')).toBeCloseTo((2 / 4 + 2 / 4 + 0) / 3, 12);
    expect(scores.get('accuracy of locations')).toBeCloseTo((1 + 1 + 1 / 3 + 0) / 4, 12);
    expect(scores.get('accuracy of organizations')).toBe(0);
    expect([...scores.keys()].filter((measure) => measure.includes('aspect'))).toEqual([]);
  });

  it('never takes no answer for right, even where all names have one reading', () => {
    const [first] = items;
    const literal = { ...set, items: first === undefined ? [] : [first] };
    expect(metonymyKind.score(literal, [undefined], options).scores[0]?.value).toBe(1 / 2);
  });

  it('turns aspects into readings by the class of the name, and scores them where the label tells them', () => {
    const scores = scoresOf(['location', 'organization', 'organization', 'event', 'literal']);
    // An organization is what IBM names literally, and no place does.
    expect(scores.get('accuracy')).toBe((1 + 1 + 0 + 0 + 1) / 5);
    expect(scores.get('accuracy of aspects')).toBe((1 + 1 + 0 + 1) / 4);
    // Gold: location twice, organization, product; organization is answered twice, once rightly.
    expect(scores.get('macro f1 of aspects')).toBeCloseTo((1 + 2 / 3 + 0) / 3, 12);
  });

  it('takes an answer that names no aspect for a guess among all of them', () => {
    const scores = scoresOf(['location', 'metonymic', 'product', undefined, undefined]);
    expect(scores.get('accuracy of aspects')).toBeCloseTo((1 + 2 / 8 + 1 + 1 / 8) / 4, 12);
    expect(scores.get('accuracy of answered aspects')).toBe(1);
  });

  it('counts aspects against gold aspects where some are answered, else readings against labels', () => {
    const confusionOf = (...answers: (string | undefined)[]) =>
      metonymyKind
        .score(set, answers, options)
        .confusion?.map(({ gold, answer, items: count }) => [gold, answer, count]);
    expect(confusionOf('literal', 'literal', 'literal', 'literal', undefined)).toEqual([
      ['literal', 'literal', 1],
      ['literal', undefined, 1],
      ['metonymic', 'literal', 2],
      ['mixed', 'literal', 1],
    ]);
    expect(confusionOf('location', 'human', 'human', 'human', 'location')).toEqual([
      ['human or organization', 'human', 1],
      ['location', 'location', 2],
      ['mixed', 'human', 1],
      ['product', 'human', 1],
    ]);
  });

  it('has chance and majorities as floors', () => {
    expect(metonymyKind.anchors(set, options).map(({ name, measure, value }) => [name, measure, value])).toEqual([
      ['random', 'accuracy', 1 / 3],
      ['majority label', 'accuracy', 2 / 5],
      ['random', 'accuracy of aspects', (1 + 2 + 1 + 1) / 4 / 8],
      // location for locations, 2 of 3, product for organizations, 1 of 1.
      ['majority aspect of the class of the name', 'accuracy of aspects', 3 / 4],
    ]);
  });

  const read = (name: string, context: TestContext) => {
    const path = join(resolve(process.env['QUALIA_DATA'] ?? '../shared/data'), 'metonymy', name);
    if (!existsSync(path)) context.skip(`${path} is not there; set QUALIA_DATA`);
    return { path, text: readFileSync(path, 'utf8') };
  };

  it('has the majorities of the published files', (context) => {
    const semeval = parseSemevalMetonymy(read('SemEval.train.xml', context));
    const floors = metonymyKind.anchors(semeval, options).map(({ name, value }) => [name, value]);
    // 737 of 925 are literal; 161 people and 3 events are told beside them; people are human or organization.
    expect(floors).toEqual([
      ['random', 1 / 3],
      ['majority label', 737 / 925],
      ['random', (737 + 2 * 161 + 3) / 901 / 8],
      ['majority aspect of the class of the name', 737 / 901],
    ]);
    const relocar = parseRelocarXml(read('ReLocaR_Train.xml', context));
    expect(metonymyKind.anchors(relocar, options).map(({ value }) => value)).toEqual([1 / 2, 517 / 1026]);
    const companies = parseMetonymyJson(read('companies_train.json', context), { nameClass: 'organization' });
    expect(metonymyKind.anchors(companies, options)[1]?.value).toBe(691 / 1090);
  });

  it('puts no name of the published files on both sides', (context) => {
    const semeval = parseSemevalMetonymy(read('SemEval.train.xml', context));
    const { development, test } = splitByName(semeval);
    const namesOf = (side: MetonymySet) =>
      new Set(side.items.map(({ text, start, end }) => text.slice(start, end).toLowerCase()));
    const [left, right] = [namesOf(development), namesOf(test)];
    expect([...left].filter((name) => right.has(name))).toEqual([]);
    expect(development.items.length + test.items.length).toBe(925);
    expect(left.size / (left.size + right.size)).toBeCloseTo(0.5, 1);
  });
});
