import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FileFormatError } from '../../../src/errors.js';
import { parseRelpron } from '../../../src/evaluation/formats/parse-relpron.js';

const parse = (...lines: readonly string[]) => parseRelpron({ path: 'tiny.dev', text: lines.join('\n') });

describe('parseRelpron', () => {
  it('gives head, verb and other noun of both clauses, whatever their order in the file', () => {
    const { kind, properties } = parse(
      'OBJ kettle_N: device_N that cook_N fill_V',
      'SBJ kettle_N: device_N that boil_V water_N ',
    );
    expect(kind).toBe('properties');
    expect(properties).toEqual([
      {
        id: 'kettle: device that cook fill',
        term: 'kettle',
        phrase: { form: 'object-relative', words: ['device', 'fill', 'cook'] },
      },
      {
        id: 'kettle: device that boil water',
        term: 'kettle',
        phrase: { form: 'subject-relative', words: ['device', 'boil', 'water'] },
      },
    ]);
  });

  it('takes words with hyphens, apostrophes, underscores and N or V in them', () => {
    const { properties } = parse('SBJ x-ray_N: Nova_N_V_N that re-use_V driver_s_N');
    expect(properties[0]).toMatchObject({ term: 'x-ray', phrase: { words: ['Nova_N_V', 're-use', 'driver_s'] } });
  });

  it('reads CR-LF, a missing last end of line and blank lines alike', () => {
    const text = 'OBJ kettle_N: device_N that cook_N fill_V\r\n\r\nSBJ kettle_N: device_N that boil_V water_N \r\n\r\n';
    const [first = '', , second = ''] = text.split('\r\n');
    expect(parseRelpron({ path: 'tiny.dev', text })).toEqual(parse(first, second));
  });

  it('keeps a property that comes again, of the same term or another, and tells of it', () => {
    const { properties, findings } = parse(
      'OBJ kettle_N: device_N that cook_N fill_V',
      'OBJ kettle_N: device_N that cook_N fill_V',
      'OBJ pot_N: device_N that cook_N fill_V',
    );
    expect(properties.map(({ id }) => id)).toEqual([
      'kettle: device that cook fill',
      'kettle: device that cook fill#2',
      'pot: device that cook fill',
    ]);
    expect(findings).toHaveLength(2);
    expect(findings[1]).toContain('line 3: the property "device that cook fill" stands in line 1 too');
  });

  it('refuses lines of other forms, with line and expectation', () => {
    const good = 'OBJ kettle_N: device_N that cook_N fill_V';
    expect(() => parse(good, 'kettle_N: device_N that cook_N fill_V')).toThrow(
      /line 2: expected "OBJ term_N: head_N that/,
    );
    expect(() => parse('SBJ kettle_N: device_N that cook_N fill_V')).toThrow(FileFormatError);
    expect(() => parse('OBJ kettle_N: device_N that fill_V cook_N')).toThrow(FileFormatError);
    expect(() => parse('OBJ kettle_N device_N that cook_N fill_V')).toThrow(FileFormatError);
    expect(() => parse(`${good} well_R`)).toThrow(FileFormatError);
    expect(() => parse('')).toThrow(/found none/);
  });
});

describe('parseRelpron on the published development set', () => {
  const path = join(resolve(process.env['QUALIA_DATA'] ?? '../shared/data'), 'relpron', 'relpron.dev');

  it('reads 518 properties of 65 terms, 262 object-relative and 256 subject-relative', (context) => {
    if (!existsSync(path)) return context.skip(`${path} is not there; set QUALIA_DATA`);
    const { properties, findings } = parseRelpron({ path, text: readFileSync(path, 'utf8') });
    expect(properties).toHaveLength(518);
    expect(new Set(properties.map(({ id }) => id)).size).toBe(518);
    expect(new Set(properties.map(({ term }) => term)).size).toBe(65);
    expect(properties.filter(({ phrase }) => phrase.form === 'object-relative')).toHaveLength(262);
    expect(properties.filter(({ phrase }) => phrase.form === 'subject-relative')).toHaveLength(256);
    expect(properties[0]?.phrase.words).toEqual(['organization', 'install', 'army']);
    expect(findings).toEqual([]);
  });
});
