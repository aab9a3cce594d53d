import { describe, expect, it } from 'vitest';
import { FileFormatError } from '../../../../src/errors.js';
import { parseYamlMap } from '../../../../src/lexicon/formats/yaml/parse-yaml-map.js';

describe('parseYamlMap', () => {
  it('keeps every scalar a text and every key in its order', () => {
    const map = parseYamlMap("no: [1984, null, yes]\n'10': a\n2: b\n__proto__: {constructor: ''}\n", 'x');
    expect([...map]).toEqual([
      ['no', ['1984', 'null', 'yes']],
      ['10', 'a'],
      ['2', 'b'],
      ['__proto__', new Map([['constructor', '']])],
    ]);
  });

  it('reads a long file in pieces that are cut between keys, and tells lines of the whole', () => {
    const line = (at: number): string => `k${at}:\n  text: "a\n    b"\n  list:\n  - ${'x'.repeat(100)}\n# a remark\n`;
    const text = Array.from({ length: 5000 }, (_, at) => line(at)).join('');
    const map = parseYamlMap(text, 'x');
    expect(map.size).toBe(5000);
    expect(map.get('k4999')).toEqual(
      new Map<string, unknown>([
        ['text', 'a b'],
        ['list', ['x'.repeat(100)]],
      ]),
    );
    expect(() => parseYamlMap(`${text}k3: 1\n`, 'x')).toThrow('x, line 30001: the key "k3" stands twice');
    expect(() => parseYamlMap(`${text}k: [\n`, 'x')).toThrow(/x, line 3000[12]: it is not YAML/);
  });

  it('refuses an alias without an anchor, and anchors that are repeated over and over', () => {
    expect(() => parseYamlMap('a: 1\nb: *x\n', 'x')).toThrow('x, line 2: the value of "b" cannot be made');
    const nested = Array.from({ length: 12 }, (_, at) => `k${at + 1}: &a${at + 1} [${`*a${at}, `.repeat(9)}*a${at}]\n`);
    expect(() => parseYamlMap(`k0: &a0 [x]\n${nested.join('')}`, 'x')).toThrow(FileFormatError);
  });

  it('refuses thousands of aliases, each of which takes a search through the text', () => {
    const aliases = (count: number): string => Array.from({ length: count }, (_, at) => `k${at}: *a\n`).join('');
    expect(parseYamlMap(`a: &a b\n${aliases(500)}`, 'x').get('k499')).toBe('b');
    expect(() => parseYamlMap(`a: &a b\n${aliases(501)}`, 'x')).toThrow('more than 500 aliases stand together');
  });

  it('refuses lists and maps as keys', () => {
    expect(() => parseYamlMap('a:\n  ? [b]\n  : c\n', 'x')).toThrow('x, line 1: the value of "a" cannot be made');
    expect(() => parseYamlMap('a: [{? {b: c} : d}]\n', 'x')).toThrow('a list or a map stands as a key');
  });

  it('refuses what is no map', () => {
    for (const text of ['', '- a\n', 'a\n']) expect(() => parseYamlMap(text, 'x')).toThrow(/expected a map/);
  });
});
