import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseBless } from '../../../src/evaluation/formats/parse-bless.js';

const text = [
  'crow-n\tbird\tattri\tblack-j',
  'crow-n\tbird\tcoord\tconstructor-n',
  'crow-n\tbird\trandom-j\tstate-of-the-art-j',
  'oar-n\ttool\tevent\trow-v',
  'crow-n\tbird\tmero\tconstructor-n',
  'oar-n\ttool\tevent\trow-v',
].join('\n');
const parse = (lines: string) => parseBless({ path: 'tiny.txt', text: lines });

describe('parseBless', () => {
  it('gathers the relata of each concept, with words that hold hyphens', () => {
    expect(parse(text)).toEqual({
      kind: 'relata',
      concepts: [
        {
          id: 'crow-n',
          word: 'crow',
          conceptClass: 'bird',
          relata: [
            { word: 'black', partOfSpeech: 'a', relation: 'attri' },
            { word: 'constructor', partOfSpeech: 'n', relation: 'coord' },
            { word: 'state-of-the-art', partOfSpeech: 'a', relation: 'random' },
            { word: 'constructor', partOfSpeech: 'n', relation: 'mero' },
          ],
        },
        {
          id: 'oar-n',
          word: 'oar',
          conceptClass: 'tool',
          relata: [{ word: 'row', partOfSpeech: 'v', relation: 'event' }],
        },
      ],
      findings: ['tiny.txt, line 6: the same as line 4; left out.'],
    });
  });

  it('reads the same from CR-LF and with a last newline', () => {
    expect(parse(`${text.replaceAll('\n', '\r\n')}\r\n`)).toEqual(parse(text));
  });

  it.for([
    ['crow-n\tbird\tattri', 'line 1: expected "concept-n'],
    ['crow-n\tbird\tattri\tblack-j\tmore', 'line 1: expected "concept-n'],
    ['crow-v\tbird\tattri\tblack-j', 'line 1: expected "concept-n'],
    ['crow-n\tbird\tconstructor\tblack-j', 'the relation coord, hyper'],
    ['crow-n\tbird\tattri\tblack', 'the relatum -n, -v or -j'],
    ['crow-n\tbird\tattri\tblack-j\ncrow-n\ttool\tattri\tblack-j', 'line 2: expected "bird", the class of "crow-n"'],
    ['', 'expected concepts, found none'],
  ] as const)('refuses %j', ([lines, message]) => {
    expect(() => parse(lines)).toThrow(message);
    expect(() => parse(lines)).toThrow('tiny.txt');
  });

  it('reads the published file: 200 concepts of 17 classes', (context) => {
    const path = join(resolve(process.env['QUALIA_DATA'] ?? '../shared/data'), 'bless', 'BLESS.txt');
    if (!existsSync(path)) context.skip(`${path} is not there; set QUALIA_DATA`);
    const { concepts, findings } = parseBless({ path, text: readFileSync(path, 'utf8') });
    expect(findings).toEqual([]);
    expect(concepts).toHaveLength(200);
    expect(new Set(concepts.map(({ conceptClass }) => conceptClass)).size).toBe(17);
    expect(concepts.reduce((sum, { relata }) => sum + relata.length, 0)).toBe(26_554);
  });
});
