import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { runCli } from '../../src/cli/run-cli.js';
import { writeEncoder } from '../../src/llm/encoder/write-encoder.js';
import { createSmallEncoder } from '../llm/encoder/small-encoder.js';
import { type CapturedOutput, captureOutput } from './captured-output.js';

let folder: string;
let output: CapturedOutput;
const at = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qualia-continual-'));
  await writeEncoder(at('encoder.safetensors'), createSmallEncoder());
  for (const name of ['rows.tsv', 'columns.tsv']) {
    await writeFile(at(name), 'a\tthe cat\nb\tthe dog\n'.repeat(10));
  }
  await writeFile(at('empty.tsv'), '');
  await writeFile(at('strange.tsv'), 'a\tzzq\nb\tqqz\na\tzqz\nb\tqzq\n');
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(() => {
  output = captureOutput();
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('qualia continual', () => {
  it.each([
    [['rows.tsv'], [], /at least two/],
    [['rows.tsv', 'rows.tsv'], [], /different names/],
    [['rows.tsv', 'none.tsv'], [], /Cannot read/],
    [['rows.tsv', 'empty.tsv'], [], /has 0 of them/],
    [['strange.tsv', 'rows.tsv'], ['--test-share', '0.5'], /known word/],
    [['rows.tsv', 'columns.tsv'], ['--methods', 'naive,naive'], /each once/],
    [['rows.tsv', 'columns.tsv'], ['--seeds', '0'], /1 to 1000/],
  ] as const)('refuses %j %j in two lines', async (files, options, message) => {
    const code = await runCli(['continual', at('encoder.safetensors'), ...files.map(at), ...options]);
    expect([code, output.stdout]).toEqual([2, '']);
    expect(output.stderr.trimEnd().split('\n')).toHaveLength(2);
    expect(output.stderr).toMatch(message);
  });

  it('stops at Ctrl-C and prints nothing', async () => {
    const files = [at('rows.tsv'), at('columns.tsv')];
    const running = runCli(['continual', at('encoder.safetensors'), ...files, '--steps', '1000000']);
    await sleep(500);
    process.emit('SIGINT');
    expect([await running, output.stdout]).toEqual([130, '']);
    expect(output.stderr).toMatch(/^qualia: Stopped/);
  });
});
