import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeEncoder } from '../../src/llm/encoder/write-encoder.js';
import { createSmallEncoder, smallWords } from '../llm/encoder/small-encoder.js';
import { runCommand } from './run-command.js';

let folder: string;
const at = (name: string): string => join(folder, name);

/** Lines of two words, labelled by the first or by the second. */
function makeLines(labelOf: (first: number, second: number) => number): string {
  const words = smallWords.slice(2, 10);
  return words
    .flatMap((first, row) =>
      words.map((second, column) => `${labelOf(row, column) % 2 === 0 ? 'even' : 'odd'}\t${first} ${second}\n`),
    )
    .join('');
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qualia-continual-'));
  await writeEncoder(at('encoder.safetensors'), createSmallEncoder());
  await writeFile(
    at('rows.tsv'),
    makeLines((row) => row),
  );
  await writeFile(
    at('columns.tsv'),
    makeLines((_, column) => column >> 1),
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const continual = (...args: string[]) => ['continual', at('encoder.safetensors'), ...args] as const;
const field = (name: string, ...args: string[]) =>
  ['continual', 'field', name, at('field.safetensors'), at('encoder.safetensors'), ...args] as const;

describe('qualia continual', () => {
  it('tells what methods keep of tasks, the same for the same seed', async () => {
    const options = ['--methods', 'naive,field', '--seeds', '2', '--steps', '30', '--json'];
    const runs = [0, 1].map(() => runCommand(continual(at('rows.tsv'), at('columns.tsv'), ...options)));
    const [first, second] = (await Promise.all(runs)).map(({ code, stdout, stderr }) => {
      expect([code, stderr]).toEqual([0, '']);
      const { tasks, methods } = JSON.parse(stdout);
      expect(tasks.map(({ id }: { id: string }) => id)).toEqual(['rows', 'columns']);
      return methods.map(({ method, matrix }: { method: string; matrix: number[][] }) => ({ method, matrix }));
    });
    expect(first).toEqual(second);
    expect(first[1].matrix[1][0]).toBe(first[1].matrix[0][0]);
    const table = await runCommand(continual(at('rows.tsv'), at('columns.tsv'), ...options.slice(0, -1)));
    expect(table.stdout).toMatch(/after columns/);
    expect(table.stdout).toMatch(/backward transfer/);
    const values = await runCommand(continual(at('rows.tsv'), at('columns.tsv'), ...options.slice(0, -1), '--tsv'));
    expect(values.stdout.trimEnd().split('\n')).toHaveLength(3);
  });

  it('keeps versions of vectors in a file, which others name by their hash', async () => {
    const options = ['--steps', '20', '--rank', '2', '--json'];
    const fitted = await runCommand(field('fit', at('rows.tsv'), ...options));
    expect([fitted.code, fitted.stderr]).toEqual([0, '']);
    const [{ hash }] = JSON.parse(fitted.stdout);
    const first = await readFile(at('field.safetensors'));
    const embed = async (out: string): Promise<Buffer> => {
      const model = `encoder:${at('encoder.safetensors')}?field=${at('field.safetensors')}&version=${hash}`;
      const { code } = await runCommand(['embed', model, '-', '--out', at(out)], { input: 'the cat purrs\ncat dog\n' });
      expect(code).toBe(0);
      return await readFile(at(out));
    };
    const before = await embed('before.safetensors');
    expect((await runCommand(field('fit', at('columns.tsv')))).code).toBe(0);
    expect((await embed('after.safetensors')).equals(before)).toBe(true);
    const verified = await runCommand(field('verify', '--json'));
    expect(verified.code).toBe(0);
    expect(JSON.parse(verified.stdout).map(({ identical }: { identical: boolean }) => identical)).toEqual([true, true]);
    const log = await runCommand(field('log', '--tsv'));
    expect(log.stdout.split('\n').map((line) => line.split('\t')[0])).toEqual(['task', 'rows', 'columns', '']);
    expect((await runCommand(field('rollback', hash))).code).toBe(0);
    expect((await readFile(at('field.safetensors'))).equals(first)).toBe(true);
    for (const [args, message] of [
      [field('fit', at('rows.tsv')), /not committed yet/],
      [field('fit', at('columns.tsv'), '--rank', '5'), /"--rank" is 5; allowed: 2, as the field/],
      [field('rollback', 'nowhere'), /no version "nowhere"/],
    ] as const) {
      const { code, stderr } = await runCommand(args);
      expect([code, stderr.trimEnd().split('\n').length]).toEqual([2, 2]);
      expect(stderr).toMatch(message);
    }
    await truncate(at('field.safetensors'), 2000);
    expect((await runCommand(field('log'))).stderr).toMatch(/cut short/);
  });
});
