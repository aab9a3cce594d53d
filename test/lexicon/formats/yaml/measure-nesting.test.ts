import { describe, expect, it } from 'vitest';
import { FileFormatError } from '../../../../src/errors.js';
import { parseBatch } from '../../../../src/lexicon/edits/parse-batch.js';
import { deepestNesting, isTooDeep } from '../../../../src/lexicon/formats/yaml/measure-nesting.js';
import { parseYamlMap } from '../../../../src/lexicon/formats/yaml/parse-yaml-map.js';

const nested = (open: string, depth: number): string => `a: ${open.repeat(depth)}`;

describe('isTooDeep', () => {
  it('counts brackets that are open at once, but none in texts', () => {
    for (const open of ['[', '{a: ', '[{']) expect(isTooDeep(nested(open, 2 * deepestNesting))).toBe(true);
    expect(isTooDeep(nested('[', deepestNesting))).toBe(false);
    expect(isTooDeep('a: [b]\n'.repeat(1000))).toBe(false);
    expect(isTooDeep(`a: "${'['.repeat(1000)}"\nb: '${'{'.repeat(1000)}'\n`)).toBe(false);
  });

  it('counts marks that follow each other on a line', () => {
    for (const mark of ['- ', '? ', '- ? ']) expect(isTooDeep(mark.repeat(deepestNesting + 1))).toBe(true);
    expect(isTooDeep('- a\n'.repeat(1000))).toBe(false);
  });
});

/** Keys in keys, or lists in lists, each on a line of its own. */
const indented = (line: string, depth: number): string =>
  Array.from({ length: depth }, (_, level) => `${' '.repeat(level)}${line}\n`).join('');

describe('isTooDeep of lines', () => {
  it('counts lines that are indented under each other', () => {
    for (const line of ['a:', '- a:', '?', '-']) expect(isTooDeep(indented(line, deepestNesting + 1))).toBe(true);
    expect(isTooDeep(indented('a:', deepestNesting))).toBe(false);
    expect(isTooDeep('a:\n  b:\n    - c\n'.repeat(1000))).toBe(false);
  });

  it('counts keys that follow each other on a line, but none in texts', () => {
    expect(isTooDeep('a: '.repeat(deepestNesting + 1))).toBe(true);
    expect(isTooDeep(`a: '${'b: '.repeat(1000)}'\nc: |\n  ${'d: '.repeat(1000)}\n`)).toBe(false);
  });

  it('counts no keys behind commas, nor marks of lists inside brackets, where they open nothing', () => {
    expect(isTooDeep(`[${'{"a":1,b: 2}, '.repeat(1000)}]`)).toBe(false);
    expect(parseBatch(`[${'{"verb":"remove","id": "a","reason":"b"}, '.repeat(300)}]`, 'x').operations).toHaveLength(
      300,
    );
    for (const flow of ['? ', '- '])
      expect(() => parseYamlMap(`x: [${flow.repeat(20_000)}`, 'x')).toThrow('it is not YAML');
  });

  it.each(['a:', '- a:', '-'])('refuses them before they end the process: %j', (line) => {
    for (const depth of [201, 2500]) {
      expect(() => parseYamlMap(`x:\n${indented(line, depth)}`, 'x')).toThrow('more than 200 deep');
      expect(() => parseBatch(indented(line, depth), 'x')).toThrow('more than 200 deep');
    }
  });

  it('refuses keys in keys on one line, which are no YAML but nest in its reader', () => {
    expect(() => parseYamlMap(`x: ${'a: '.repeat(2500)}`, 'x')).toThrow('more than 200 deep');
  });
});

describe('YAML that is nested deeply', () => {
  it.each(['[', '{a: ', '- ', '? '])('is refused before it ends the process: %j', (open) => {
    for (const depth of [500, 2500, 5000, 50_000]) {
      expect(() => parseYamlMap(nested(open, depth), 'x')).toThrow(FileFormatError);
      expect(() => parseBatch(open.repeat(depth), 'x')).toThrow(FileFormatError);
    }
  });

  it('counts keys inside brackets that follow each other without a comma', () => {
    for (const [open, close] of ['[]', '{}']) {
      expect(isTooDeep(`x: ${open}${'a: '.repeat(deepestNesting + 2)}b${close}`)).toBe(true);
      expect(isTooDeep(`x: ${open}${'a: '.repeat(deepestNesting)}b${close}`)).toBe(false);
    }
    const row = `x: ${'{a: b: '.repeat(deepestNesting / 2 + 1)}`;
    expect(isTooDeep(row)).toBe(true);
    expect(() => parseYamlMap(`${row}c`, 'x')).toThrow('more than 200 deep');
  });

  it('is told by the reader as well, of keys in quotes that go over lines', () => {
    const text = `[${'a: "x\n": '.repeat(20_000)}]`;
    expect(() => parseYamlMap(text, 'x.yaml')).toThrow(
      'x.yaml, line 1 or below: lists and maps stand more than 200 deep',
    );
    expect(() => parseBatch(text, 'x.yaml')).toThrow('x.yaml, its text: lists and maps stand more than 200 deep');
  });
});
