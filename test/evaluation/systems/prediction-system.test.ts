import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FileFormatError, MissingFileError } from '../../../src/errors.js';
import type { ChoiceSet, RatedPairSet } from '../../../src/evaluation/dataset.js';
import { readPredictionSystem } from '../../../src/evaluation/systems/prediction-system.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'qualia-predictions-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const pairs: RatedPairSet = {
  kind: 'rated-pairs',
  findings: [],
  pairs: ['a b', 'c, d', 'constructor e'].map((id) => ({
    id,
    left: { form: 'word', words: ['x'] },
    right: { form: 'word', words: ['y'] },
    ratings: [{ value: 1 }],
  })),
};
const choices: ChoiceSet = {
  kind: 'choices',
  findings: [],
  questions: [{ id: 'q', stem: ['a', 'b'], choices: [['c'], ['d'], ['e']], solution: 0 }],
};

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

async function answer(path: string, task = 'toy', set: RatedPairSet = pairs): Promise<unknown> {
  return await (await readPredictionSystem(path)).answerers['rated-pairs']?.(set, { task });
}

describe('readPredictionSystem', () => {
  it('reads a table by the names of its columns, whatever their order, with quotes, CR-LF, BOM and no final newline', async () => {
    const path = write('all.csv', '\uFEFFanswer,comment,id\r\n0.5,x,a b\r\n-1e-3,,"c, d"\r\n2,"y\nz",constructor e');
    expect(await answer(path)).toEqual([{ answer: 0.5 }, { answer: -0.001 }, { answer: 2 }]);
  });

  it('leaves items without a row or with an empty cell unanswered', async () => {
    expect(await answer(write('some.tsv', 'id\tanswer\na b\t \nconstructor e\t3\n'))).toEqual([
      { answer: undefined },
      { answer: undefined },
      { answer: 3 },
    ]);
  });

  it('answers only the tasks that a column names', async () => {
    const system = await readPredictionSystem(write('two.csv', 'task,id,answer\ntoy,a b,1\nother,q,1 - null\n'));
    expect(['toy', 'other', 'third'].map((task) => system.canAnswer?.(task, pairs))).toEqual([true, true, false]);
    expect(await system.answerers.choices?.(choices, { task: 'other' })).toEqual([{ answer: [1, null, null] }]);
  });

  it('reads sense keys in the form of the official scorer', async () => {
    const system = await readPredictionSystem(write('senses.key', 'd.s.t1 art%1:09:00:: art%1:06:00::\n'));
    const set = { kind: 'all-words', name: 's', findings: [], sentences: [], instances: [] } as const;
    const instance = { id: 'd.s.t1', dataset: 's', lemma: 'art', partOfSpeech: 'n', sentence: 0, token: 0 } as const;
    const whole = { ...set, instances: [{ ...instance, gold: ['art%1:09:00::'] }] };
    expect(await system.answerers['all-words']?.(whole, { task: 'any' })).toEqual([
      { answer: ['art%1:09:00::', 'art%1:06:00::'] },
    ]);
  });

  it.each([
    ['columns.csv', 'item,score\na b,1\n', 'line 1: expected the columns id, answer'],
    ['twice.csv', 'id,answer\na b,1\n"c, d",2\na b,1\n', 'line 4: "a b" has an answer in line 2 too'],
    ['stray.csv', 'id,answer\na b,1\nz z,2\n', 'line 3: "z z" is no item of the data set, whose first is "a b"'],
    ['word.csv', 'id,answer\na b,high\n', 'line 2: item "a b": expected a number, found NaN'],
    ['empty.csv', 'id,answer\n', 'line 2: expected answers, found none'],
    ['nothing.csv', '', 'line 1: expected the columns id, answer'],
    ['quote.csv', 'id,answer\n"a b,1\n', 'line 2'],
    ['ragged.csv', 'id,answer\na b,1,2\n', 'line 2'],
    ['no-id.csv', 'id,answer\n,1\n', 'line 2: the id is empty'],
  ])('tells what is wrong with %s', async (name, text, problem) => {
    const path = write(name, text);
    await expect(answer(path)).rejects.toThrow(FileFormatError);
    await expect(answer(path)).rejects.toThrow(problem);
  });

  it('tells a file that is not there', async () => {
    await expect(readPredictionSystem(join(folder, 'none.csv'))).rejects.toThrow(MissingFileError);
  });
});
