import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FileFormatError } from '../../../src/errors.js';
import { parseBats, parseGoogleAnalogies } from '../../../src/evaluation/formats/parse-analogies.js';

const google = (...lines: readonly string[]) => parseGoogleAnalogies({ path: 'g.txt', text: lines.join('\n') });

describe('parseGoogleAnalogies', () => {
  it('gives each question its section, three words and answer, letters as they are', () => {
    expect(google(': rivers', 'Ruhr Essen Main Frankfurt', ': plural', 'cat cats dog dogs').questions).toEqual([
      { id: 'rivers/Ruhr:Essen::Main', section: 'rivers', a: 'Ruhr', b: 'Essen', c: 'Main', answers: ['Frankfurt'] },
      { id: 'plural/cat:cats::dog', section: 'plural', a: 'cat', b: 'cats', c: 'dog', answers: ['dogs'] },
    ]);
  });

  it('tells semantic sections from syntactic ones where there are sections named gram1 and so on', () => {
    const partsOf = (...lines: string[]) => google(...lines).questions.map(({ part }) => part);
    const rivers = [': rivers', 'Ruhr Essen Main Frankfurt'];
    expect(partsOf(...rivers, ': gram1-plural', 'cat cats dog dogs')).toEqual(['semantic', 'syntactic']);
    expect(partsOf(...rivers, ': grammar', 'cat cats dog dogs')).toEqual([undefined, undefined]);
  });

  it('reads CR-LF, runs of blanks and blank lines alike', () => {
    const text = ': plural\r\ncat  cats\tdog dogs \r\n\r\n';
    expect(parseGoogleAnalogies({ path: 'g.txt', text })).toEqual(google(': plural', 'cat cats dog dogs'));
  });

  it('keeps repeated questions and tells how many a section has', () => {
    const { questions, findings } = google(': one', 'a b c d', ': two', 'a b c d', 'e f g h', 'a b c d');
    expect(questions.map(({ id }) => id)).toEqual(['one/a:b::c', 'two/a:b::c', 'two/e:f::g', 'two/a:b::c#2']);
    expect(findings).toEqual(['g.txt: 2 questions of "two" stand before too, the first in line 4.']);
  });

  it('tells of questions that use a word twice', () => {
    expect(google(': one', 'a b a d', 'a b c b').findings).toHaveLength(2);
  });

  it('refuses lines of other forms, with line and expectation', () => {
    expect(() => google(': one', 'a b c')).toThrow(/line 2: expected four words or ": section", found "a b c"/);
    expect(() => google(': one', 'a b c d e')).toThrow(FileFormatError);
    expect(() => google('', 'a b c d')).toThrow(/line 2: expected ": section" before the first question/);
    expect(() => google(':', 'a b c d')).toThrow(/line 1: expected a name/);
    expect(() => google(': one')).toThrow(/found none/);
  });
});

describe('parseGoogleAnalogies on the published questions', () => {
  const path = join(resolve(process.env['QUALIA_DATA'] ?? '../shared/data'), 'analogy_google', 'questions-words.txt');

  it('reads 19,544 questions in 14 sections, 8,869 of meaning and 10,675 of grammar', (context) => {
    if (!existsSync(path)) return context.skip(`${path} is not there; set QUALIA_DATA`);
    const { questions, findings } = parseGoogleAnalogies({ path, text: readFileSync(path, 'utf8') });
    expect(questions).toHaveLength(19_544);
    expect(new Set(questions.map(({ id }) => id)).size).toBe(19_544);
    expect(new Set(questions.map(({ section }) => section)).size).toBe(14);
    expect(questions.filter(({ section }) => section.startsWith('gram'))).toHaveLength(10_675);
    expect(findings).toEqual([expect.stringContaining(': 171 questions of "capital-world" stand before too')]);
  });
});

describe('parseBats', () => {
  const bats = (text: string, path = 'BATS/2 Kinds/E01 [animal - young].txt') => parseBats([{ path, text }]);

  it('makes a question of every ordered pair of lines: the first answer of one, all answers of the other', () => {
    const { questions, findings } = bats('cow\tcalf\r\ndog\tpup/puppy\r\ncat\tkitten\r\n\r\n');
    expect(questions).toHaveLength(3 * 2);
    const section = 'E01 [animal - young]';
    expect(questions[0]).toEqual({
      id: `${section}/cow:calf::dog`,
      section,
      a: 'cow',
      b: 'calf',
      c: 'dog',
      answers: ['pup', 'puppy'],
    });
    expect(questions[2]).toMatchObject({ a: 'dog', b: 'pup', c: 'cow', answers: ['calf'] });
    expect(findings).toEqual([]);
  });

  it('makes 50 x 49 questions of a relation of 50 lines, and keeps relations apart', () => {
    const relation = (letter: string) => Array.from({ length: 50 }, (_, i) => `${letter}${i}\tx${i}`).join('\n');
    const files = ['a', 'b'].map((letter) => ({ path: `${letter}.txt`, text: relation(letter) }));
    const { questions } = parseBats(files);
    expect(questions).toHaveLength(2 * 2450);
    expect(questions.every(({ section, a, c }) => a.startsWith(section) && c.startsWith(section))).toBe(true);
    expect(new Set(questions.map(({ id }) => id)).size).toBe(4900);
  });

  it('leaves out a line that comes again, and joins no two lines of one word; it tells of both', () => {
    const { questions, findings } = bats('cow\tcalf\ncow\tcalf\ncow\theifer\ndog\tpup');
    expect(questions.map(({ a, b, c }) => `${a} ${b} ${c}`)).toEqual([
      'cow calf dog',
      'cow heifer dog',
      'dog pup cow',
      'dog pup cow',
    ]);
    expect(new Set(questions.map(({ id }) => id)).size).toBe(4);
    expect(findings).toHaveLength(2);
    expect(findings[0]).toContain('line 2: "cow" stands in line 1 too');
    expect(findings[1]).toContain('line 3: "cow" has other answers in line 1');
  });

  it('drops answers that are empty or stand twice and tells of them', () => {
    const { questions, findings } = bats('cow\tcalf\ndog\tpup//pup/');
    expect(questions[0]?.answers).toEqual(['pup']);
    expect(findings).toEqual([expect.stringContaining('line 2: an answer of "dog" is empty or stands twice')]);
  });

  it('refuses lines of other forms, lonely words and an empty folder', () => {
    expect(() => bats('cow\tcalf\ndog pup')).toThrow(/line 2: expected "word<TAB>answer\/answer", found "dog pup"/);
    expect(() => bats('cow\tcalf\ndog\t/')).toThrow(/line 2: expected/);
    expect(() => bats('cow\tcalf\tmore\ndog\tpup')).toThrow(FileFormatError);
    expect(() => bats('cow\tcalf')).toThrow(/expected two words or more, found 1/);
    expect(() => parseBats([])).toThrow(FileFormatError);
  });
});
