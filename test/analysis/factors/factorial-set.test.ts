import { describe, expect, it } from 'vitest';
import { createFactorialSet, grid, selectItems, valuesOf } from '../../../src/analysis/factors/factorial-set.js';
import { OptionError } from '../../../src/errors.js';
import { trickySet } from './synthetic-spaces.js';

const house = { adjective: ['old', 'new'], noun: ['house', 'car'] };

describe('grid', () => {
  it('makes all combinations, the last factor varying fastest', () => {
    expect(grid(house).texts).toEqual(['old house', 'old car', 'new house', 'new car']);
    expect(grid(new Map(Object.entries(house))).labels.map((labels) => [...labels])).toEqual([
      [0, 0, 1, 1],
      [0, 1, 0, 1],
    ]);
  });

  it('writes texts by a template or a function', () => {
    expect(grid(house, { template: 'the {noun} is {adjective}' }).texts[1]).toBe('the car is old');
    expect(grid(house, { template: ([adjective, noun]) => `${noun}, ${adjective}` }).texts[0]).toBe('house, old');
  });

  it('refuses a template that names another factor, or none', () => {
    expect(() => grid(house, { template: '{colour} {noun}' })).toThrow(OptionError);
    expect(() => grid(house, { template: 'a house' })).toThrow(/in braces: \{adjective\}, \{noun\}/);
  });

  it('takes any words for values and names of factors', () => {
    expect(valuesOf(trickySet(), 4)).toEqual(['__proto__', '__proto__']);
    expect(trickySet().factors[0].values).toEqual(['constructor', '__proto__', 'toString']);
  });
});

describe('createFactorialSet', () => {
  it('takes any list of rows, and texts of their own', () => {
    const set = createFactorialSet(
      ['lemma', 'number'],
      [
        { values: ['sheep', 'one'], text: 'sheep' },
        { values: ['dog', 'more'], text: 'dogs' },
        { values: ['sheep', 'more'], text: 'sheep' },
      ],
    );
    expect(set.texts).toEqual(['sheep', 'dogs', 'sheep']);
    expect([...set.labels[0]]).toEqual([0, 1, 0]);
  });

  it.each([
    ['one factor', ['adjective'], [['old'], ['new']]],
    ['a factor without a name', ['', 'noun'], [['old', 'house']]],
    ['two factors of one name', ['noun', 'noun'], [['old', 'house']]],
    ['an empty value', ['adjective', 'noun'], [['old', '']]],
    ['a row of another length', ['adjective', 'noun'], [['old']]],
    [
      'a factor with one value',
      ['adjective', 'noun'],
      [
        ['old', 'house'],
        ['old', 'car'],
      ],
    ],
    [
      'a row that is there twice',
      ['adjective', 'noun'],
      [
        ['old', 'house'],
        ['old', 'house'],
      ],
    ],
  ])('refuses %s', (_, names, rows) => {
    expect(() =>
      createFactorialSet(
        names,
        rows.map((values) => ({ values })),
      ),
    ).toThrow(OptionError);
  });
});

describe('selectItems', () => {
  it('keeps the order asked for, and drops values that no item has', () => {
    const set = selectItems(grid({ adjective: ['old', 'new', 'red'], noun: ['house', 'car'] }), [5, 0]);
    expect(set.texts).toEqual(['red car', 'old house']);
    expect(set.factors.map(({ values }) => values)).toEqual([
      ['red', 'old'],
      ['car', 'house'],
    ]);
  });
});
