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
    for (const mark of ['- ', '? ', '- ? ']) expect(isTooDeep(mark.repeat(deepestNesting))).toBe(true);
    expect(isTooDeep('- a\n'.repeat(1000))).toBe(false);
  });
});

describe('YAML that is nested deeply', () => {
  it.each(['[', '{a: ', '- ', '? '])('is refused before it ends the process: %j', (open) => {
    for (const depth of [500, 2500, 5000, 50_000]) {
      expect(() => parseYamlMap(nested(open, depth), 'x')).toThrow(FileFormatError);
      expect(() => parseBatch(open.repeat(depth), 'x')).toThrow(FileFormatError);
    }
  });
});
