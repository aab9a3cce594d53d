import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSmallCorpus } from '../llm/encoder/small-encoder.js';
import { runCommand } from './run-command.js';

let folder: string;
const at = (name: string): string => join(folder, name);
const small = [
  '--width',
  '16',
  '--heads',
  '2',
  '--layers',
  '2',
  '--length',
  '8',
  '--batch',
  '16',
  '--maximum-distance',
  '8',
];

async function writeCorpus(name: string, sentences: number): Promise<void> {
  const lines: string[] = [];
  for await (const { text } of createSmallCorpus(sentences).read()) lines.push(text);
  await writeFile(at(name), `${lines.join('\n')}\n`);
}

const train = (out: string, ...args: string[]) =>
  ['encoder', 'train', at('corpus.txt'), '--format', 'lines', '--out', at(out), ...small, ...args] as const;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qualia-encoder-'));
  await writeCorpus('corpus.txt', 3000);
  await writeCorpus('other.txt', 300);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('qualia encoder', () => {
  it('trains an encoder, tells how well it finds hidden words, and gives vectors to other commands', async () => {
    const trained = await runCommand(
      train('encoder.safetensors', '--steps', '150', '--look-every', '50', '--learning-rate', '0.01', '--json'),
    );
    expect(trained.code).toBe(0);
    const { words, best, records, ending } = JSON.parse(trained.stdout);
    expect([words, records.length, ending]).toEqual([10, 3, 'steps']);
    const scored = await runCommand([
      'encoder',
      'eval',
      at('encoder.safetensors'),
      at('other.txt'),
      '--format',
      'lines',
      '--json',
    ]);
    expect(scored.code).toBe(0);
    const { loss, frequencyLoss } = JSON.parse(scored.stdout);
    expect(Math.abs(loss - best.heldOutLoss)).toBeLessThan(0.3);
    expect(loss).toBeLessThan(frequencyLoss / 2);
    const model = `encoder:${at('encoder.safetensors')}`;
    const embedded = await runCommand(['embed', model, '-', '--out', at('texts.safetensors')], {
      input: 'the cat purrs\nthe dog\n',
    });
    expect([embedded.code, existsSync(at('texts.safetensors'))]).toEqual([0, true]);
  });

  it('goes on after Ctrl-C with the same result as without it', async () => {
    const options = ['--steps', '400', '--look-every', '20', '--patience', '100'];
    const whole = await runCommand(train('whole.safetensors', ...options));
    expect(whole.code).toBe(0);
    const checkpoint = at('stopped.training.safetensors');
    const isLooked = async (): Promise<void> => {
      while (!existsSync(checkpoint)) await sleep(20);
    };
    const interrupt = { signal: 'SIGINT', afterMilliseconds: 0, when: isLooked() } as const;
    const stopped = await runCommand(train('stopped.safetensors', ...options), { interrupt });
    expect(stopped.code).toBe(130);
    expect(stopped.stderr).toContain('with --resume to go on');
    expect(existsSync(at('stopped.safetensors'))).toBe(false);
    const other = await runCommand(train('stopped.safetensors', ...options, '--resume', '--seed', '2'));
    expect([other.code, other.stderr]).toEqual([2, expect.stringContaining('another seed: 1, not 2')]);
    const resumed = await runCommand(train('stopped.safetensors', ...options, '--resume'));
    expect(resumed.code).toBe(0);
    const [first, second] = await Promise.all(['whole', 'stopped'].map((name) => readFile(at(`${name}.safetensors`))));
    expect(first?.equals(second as Buffer)).toBe(true);
    expect(existsSync(checkpoint)).toBe(false);
  });

  it('tells in two lines what is wrong', async () => {
    await writeFile(at('empty.txt'), '\n');
    await writeFile(at('cut.safetensors'), await readFile(at('encoder.safetensors')));
    await truncate(at('cut.safetensors'), 3000);
    const cases = [
      [['encoder', 'train', at('none.txt'), '--out', at('x.safetensors')], /none\.txt/],
      [
        ['encoder', 'train', at('empty.txt'), '--format', 'lines', '--out', at('x.safetensors')],
        /no word that occurs 2 times/,
      ],
      [train('x.safetensors', '--heads', '3'), /divisor of --width/],
      [train('x.bin'), /\.safetensors file/],
      [train('never.safetensors', '--resume'), /never\.training\.safetensors/],
      [['encoder', 'eval', at('cut.safetensors'), at('other.txt')], /cut\.safetensors/],
      [['encoder', 'eval', at('encoder.safetensors'), at('empty.txt'), '--format', 'lines'], /fills no row/],
    ] as const;
    for (const [args, message] of cases) {
      const { code, stdout, stderr } = await runCommand(args);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(message);
      expect(
        stderr
          .trim()
          .split('\n')
          .filter((line) => !line.includes('is read as')),
      ).toHaveLength(2);
    }
  });
});
