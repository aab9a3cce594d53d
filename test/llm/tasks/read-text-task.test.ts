import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FileFormatError, MissingFileError } from '../../../src/errors.js';
import { readTextTask } from '../../../src/llm/tasks/read-text-task.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qualia-texts-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function write(content: string | Uint8Array): Promise<string> {
  const path = join(folder, 'own.tsv');
  await writeFile(path, content);
  return path;
}

describe('readTextTask', () => {
  it('takes labels, texts and parts from lines', async () => {
    const path = await write('b\tone two\ttrain\n\r\n__proto__\tthree\ttest\r\nb\t"four\ttest\n');
    expect(await readTextTask(path)).toEqual({
      id: 'own',
      labels: ['__proto__', 'b'],
      train: [{ text: 'one two', label: 1 }],
      test: [
        { text: 'three', label: 0 },
        { text: '"four', label: 1 },
      ],
    });
  });

  it('splits texts without parts by the seed', async () => {
    const lines = Array.from({ length: 20 }, (_, at) => `${at % 2 === 0 ? 'even' : 'odd'}\t${at}`);
    const path = await write(lines.join('\n'));
    const { train, test } = await readTextTask(path, { testShare: 0.3, seed: 5 });
    expect(train).toHaveLength(14);
    expect(test.filter(({ label }) => label === 0)).toHaveLength(3);
    expect(test.map(({ text }) => text)).not.toEqual(
      (await readTextTask(path, { testShare: 0.3, seed: 6 })).test.map(({ text }) => text),
    );
  });

  it.each([
    ['a line without a label', 'a\tone\nno tab here\n', /line 2/],
    ['an unknown part', 'a\tone\tsometimes\n', /line 1/],
    ['one label', 'a\tone\na\ttwo\n', /at least two/],
    ['no line', '', /has 0 of them/],
    ['no text to score', 'a\tone\nb\ttwo\n', /none to score/],
  ])('refuses %s', async (_, content, message) => {
    const reading = readTextTask(await write(content));
    await expect(reading).rejects.toThrow(FileFormatError);
    await expect(reading).rejects.toThrow(message);
  });

  it('refuses bytes that are not UTF-8, and a path that leads nowhere', async () => {
    await expect(readTextTask(await write(Uint8Array.of(0x61, 9, 0xe9, 10)))).rejects.toThrow(/UTF-8/);
    await expect(readTextTask(join(folder, 'none.tsv'))).rejects.toThrow(MissingFileError);
  });

  it.for([
    ['qc', 6, 5452, 500],
    ['subjectivity', 2, 8000, 2000],
    ['sentence_polarity', 2, 8530, 2132],
  ] as const)('reads the collection %s', async ([name, labels, train, test], context) => {
    const path = join(process.env['QUALIA_DATA'] ?? '../shared/data', 'text_classification', `${name}.zip`);
    if (!existsSync(path)) context.skip(`${path} is not there; set QUALIA_DATA`);
    const task = await readTextTask(path);
    expect([task.id, task.labels.length, task.train.length, task.test.length]).toEqual([name, labels, train, test]);
  });
});
