import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AnalogyQuestion, AnalogySet } from '../../../src/evaluation/dataset.js';
import { parseGoogleAnalogies } from '../../../src/evaluation/formats/parse-analogies.js';
import { analogyKind } from '../../../src/evaluation/kinds/analogy-kind.js';
import { describeTaskKind } from '../../conformance/task-kind.js';

function question(section: string, words: string): AnalogyQuestion {
  const [a = '', b = '', c = '', ...answers] = words.split(' ');
  return { id: `${section}/${a}:${c}`, section, a, b, c, answers };
}

const set: AnalogySet = {
  kind: 'analogies',
  questions: [
    question('plural', 'cat cats dog dogs'),
    question('plural', 'city cities baby babies babes'),
    question('plural', 'city cities constructor constructors'),
    question('capital', 'Oslo Norway Rome Italy'),
  ],
  findings: [],
};
const options = { samples: 100 };
const findValue = (answers: readonly (string | undefined)[], measure: string) =>
  analogyKind.score(set, answers, options).scores.find((score) => score.measure === measure)?.value;

describeTaskKind(analogyKind, () => ({
  set,
  gold: ({ questions }) => questions.map(({ answers }) => answers[0] ?? ''),
  measure: 'accuracy',
  junk: [1, ['dogs']],
}));

describe('analogyKind', () => {
  it('takes any of the answers, whatever their letter case, and what is missing for wrong', () => {
    const answers = ['DOGS', 'Babes', undefined, 'rome'];
    expect(findValue(answers, 'accuracy')).toBe(2 / 4);
    expect(findValue(answers, 'accuracy of answered questions')).toBe(2 / 3);
    // plural 2 of 3, capital 0 of 1.
    expect(findValue(answers, 'mean accuracy of sections')).toBe((2 / 3 + 0) / 2);
    expect(findValue(answers, 'accuracy of section plural')).toBe(2 / 3);
  });

  it('sums up the semantic and the syntactic sections, where there are such', () => {
    const parts = ['syntactic', 'syntactic', 'semantic', 'semantic'] as const;
    const parted = { ...set, questions: set.questions.map((one, place) => ({ ...one, part: parts[place] })) };
    const { scores } = analogyKind.score(parted, ['dogs', 'cities', undefined, 'Italy'], options);
    const scoreOf = (measure: string) => scores.find((score) => score.measure === measure)?.value;
    expect(scoreOf('accuracy of semantic sections')).toBe(1 / 2);
    expect(scoreOf('accuracy of answered questions of semantic sections')).toBe(1);
    expect(scoreOf('accuracy of syntactic sections')).toBe(1 / 2);
    expect(findValue(['dogs', 'babies', undefined, 'Italy'], 'accuracy of semantic sections')).toBeUndefined();
  });

  it('makes the change of spelling from a to b to c, which is the floor', () => {
    // dog + s; bab-y + ies; "constructor" does not end in y; nor does Rome in Oslo.
    expect(analogyKind.anchors(set, options)).toEqual([
      { name: 'spelling: the change from a to b made to c', role: 'floor', measure: 'accuracy', value: 2 / 4 },
    ]);
  });

  it("counts Google's questions, of which spelling answers a good part", (context) => {
    const path = join(resolve(process.env['QUALIA_DATA'] ?? '../shared/data'), 'analogy_google', 'questions-words.txt');
    if (!existsSync(path)) context.skip(`${path} is not there; set QUALIA_DATA`);
    const google = parseGoogleAnalogies({ path, text: readFileSync(path, 'utf8') });
    expect(analogyKind.describe(google).map(({ value }) => value)).toEqual([19_544, 14, 905]);
    // Counted by another program too: 4,637.
    expect(analogyKind.anchors(google, options)[0]?.value).toBeCloseTo(4637 / 19_544, 12);
  });
});
