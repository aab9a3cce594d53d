import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FileFormatError } from '../../../src/errors.js';
import type { DatasetFile } from '../../../src/evaluation/dataset.js';
import {
  parseRelationJsonLines,
  parseSatQuestions,
  parseTurneyQuestions,
} from '../../../src/evaluation/formats/parse-choices.js';

const file = (...lines: readonly string[]): DatasetFile => ({ path: 'tiny.txt', text: lines.join('\n') });
const messageOf = (parse: () => unknown): string => {
  try {
    parse();
  } catch (error) {
    if (error instanceof FileFormatError) return error.message;
    throw error;
  }
  return 'nothing was thrown';
};

describe('parseTurneyQuestions', () => {
  const sailor = 'sea dog | sailor | sea | dog | ocean | hound | tin | lamp';

  it('gives the stem, the seven choices in the order of the file, and the first of them as the solution', () => {
    const { kind, questions, findings } = parseTurneyQuestions(file(sailor));
    expect(kind).toBe('choices');
    expect(questions).toEqual([
      {
        id: 'sea dog',
        stem: ['sea', 'dog'],
        choices: [['sailor'], ['sea'], ['dog'], ['ocean'], ['hound'], ['tin'], ['lamp']],
        solution: 0,
      },
    ]);
    expect(findings).toEqual([]);
  });

  it('reads CR-LF, a missing last end of line, blank lines and a byte order mark alike', () => {
    const plain = parseTurneyQuestions(file(sailor));
    expect(parseTurneyQuestions({ path: 'tiny.txt', text: `\uFEFF${sailor}\r\n\r\n\r\n` })).toEqual(plain);
    expect(parseTurneyQuestions(file('', sailor, '', ''))).toEqual(plain);
  });

  it('keeps a repeated question under an id of its own and tells where it stood', () => {
    const { questions, findings } = parseTurneyQuestions(file(sailor, '', sailor));
    expect(questions.map(({ id }) => id)).toEqual(['sea dog', 'sea dog#2']);
    expect(findings).toEqual(['tiny.txt, line 3: the question "sea dog" stands in line 1 too.']);
  });

  it('tells of a stem that is not made of its parts and of a choice that stands twice', () => {
    const { findings } = parseTurneyQuestions(file('sea dog | sailor | dog | sea | tin | hound | tin | lamp'));
    expect(findings).toHaveLength(2);
    expect(findings[0]).toContain('is not made of "dog" and "sea"');
    expect(findings[1]).toContain('the choice "tin" stands twice');
  });

  it('refuses lines of other forms, with line and expectation', () => {
    expect(messageOf(() => parseTurneyQuestions(file(sailor, 'sea dog | sailor')))).toContain('line 2: expected eight');
    expect(messageOf(() => parseTurneyQuestions(file(`${sailor} | more`)))).toContain('line 1: expected eight');
    expect(messageOf(() => parseTurneyQuestions(file(sailor.replace('tin', ' '))))).toContain('expected eight fields');
    expect(messageOf(() => parseTurneyQuestions(file(sailor.replace('sea dog', 'seadog'))))).toContain('two words');
    expect(messageOf(() => parseTurneyQuestions(file('', '')))).toContain('expected questions, found none');
  });

  it('takes any words, those of objects too', () => {
    const { questions } = parseTurneyQuestions(
      file('__proto__ constructor | toString | __proto__ | constructor | a | b | c | d'),
    );
    expect(questions[0]?.id).toBe('__proto__ constructor');
  });
});

describe('parseTurneyQuestions on the published questions', () => {
  const path = join(resolve(process.env['QUALIA_DATA'] ?? '../shared/data'), 'turney2012', 'questions-development.txt');

  it('reads 680 questions of seven different choices, with nothing odd', (context) => {
    if (!existsSync(path)) return context.skip(`${path} is not there; set QUALIA_DATA`);
    const { questions, findings } = parseTurneyQuestions({ path, text: readFileSync(path, 'utf8') });
    expect(questions).toHaveLength(680);
    expect(findings).toEqual([]);
    expect(new Set(questions.map(({ id }) => id)).size).toBe(680);
    for (const { stem, choices, solution } of questions) {
      expect([choices.length, solution]).toEqual([7, 0]);
      expect(choices.slice(1, 3).flat()).toEqual(stem);
    }
    const chance = questions.reduce((sum, { choices }) => sum + 1 / choices.length, 0) / questions.length;
    expect(chance).toBeCloseTo(1 / 7, 12);
  });
});

describe('parseSatQuestions', () => {
  const block = [
    'SOURCE ONE',
    'oar boat n:n',
    'wing bird n:n',
    'pedal bicycle n:n',
    'hat head n:n',
    'eat hunger v:n',
    'red colour a:n',
    'b',
  ];

  it('gives the stem pair, five choice pairs and the solution by its letter', () => {
    const { questions, findings } = parseSatQuestions(file('# a comment', '# another', '', ...block));
    expect(questions).toEqual([
      {
        id: 'oar:boat',
        stem: ['oar', 'boat'],
        choices: [
          ['wing', 'bird'],
          ['pedal', 'bicycle'],
          ['hat', 'head'],
          ['eat', 'hunger'],
          ['red', 'colour'],
        ],
        solution: 1,
      },
    ]);
    expect(findings).toEqual([]);
  });

  it('reads several blocks, comments within them, several blank lines between them, and CR-LF', () => {
    const text = ['# head', ...block, '', '', ...block.slice(0, 2), '# within', ...block.slice(2, 7), 'E'].join('\r\n');
    const { questions, findings } = parseSatQuestions({ path: 'sat.txt', text });
    expect(questions.map(({ id, solution }) => [id, solution])).toEqual([
      ['oar:boat', 1],
      ['oar:boat#2', 4],
    ]);
    expect(findings).toEqual([]);
  });

  it('refuses blocks of other forms, with line and expectation', () => {
    const change = (line: number, text: string): string => {
      return messageOf(() => parseSatQuestions(file(...block.with(line, text))));
    };
    expect(messageOf(() => parseSatQuestions(file(...block.slice(1))))).toContain(
      'line 7: expected a block of 8 lines',
    );
    expect(messageOf(() => parseSatQuestions(file(...block, 'more')))).toContain('line 9: expected a block');
    expect(messageOf(() => parseSatQuestions(file(...block, '', 'alone')))).toContain('line 10: expected a block');
    expect(change(7, 'f')).toContain('line 8: expected the letter of the answer, a to e, found "f"');
    expect(change(7, 'ab')).toContain('line 8: expected the letter');
    expect(change(2, 'wing n:n')).toContain('line 3: expected "word word pos:pos"');
    expect(change(1, 'oar boat')).toContain('line 2: expected "word word pos:pos"');
  });
});

describe('parseRelationJsonLines', () => {
  const choice = [
    ['wing', 'bird'],
    ['hat', 'head'],
    ['eat', 'hunger'],
  ];
  const line = (fields: object): string => JSON.stringify({ stem: ['oar', 'boat'], answer: 2, choice, ...fields });

  it('gives stem, choices and solution, whatever the number of choices and whether there is a prefix', () => {
    const { questions, findings } = parseRelationJsonLines(
      file(line({ prefix: 'grade 4' }), line({ answer: 0, choice: choice.slice(1) }), ''),
    );
    expect(questions).toEqual([
      { id: 'oar:boat', stem: ['oar', 'boat'], choices: choice, solution: 2 },
      { id: 'oar:boat#2', stem: ['oar', 'boat'], choices: choice.slice(1), solution: 0 },
    ]);
    expect(findings).toEqual([]);
  });

  it('tells of questions and choices that stand twice', () => {
    const twice = line({ choice: [...choice, choice[0]] });
    expect(parseRelationJsonLines(file(line({}), line({}), twice)).findings).toEqual([
      'tiny.txt, line 2: the question "oar:boat" stands in line 1 too.',
      'tiny.txt, line 3: the choice "wing bird" stands twice in the question "oar:boat".',
    ]);
  });

  it('refuses what is no such object, with line and expectation', () => {
    const failure = (text: string): string => messageOf(() => parseRelationJsonLines(file(line({}), text)));
    expect(failure('{')).toContain('line 2: expected an object in JSON');
    expect(failure('[1]')).toContain('line 2: expected an object in JSON');
    expect(failure(line({ stem: ['oar'] }))).toContain('"stem" to be a list of two words');
    expect(failure(line({ stem: ['oar', 1] }))).toContain('"stem" to be a list of two words');
    expect(failure(line({ choice: [['a', 'b']] }))).toContain('"choice" to be a list of two pairs');
    expect(failure(line({ choice: [['a', 'b'], ['c']] }))).toContain('"choice" to be a list of two pairs');
    expect(failure(line({ answer: 3 }))).toContain('"answer" to be a whole number from 0 to 2, found 3');
    expect(failure(line({ answer: '0' }))).toContain('found "0"');
  });
});
