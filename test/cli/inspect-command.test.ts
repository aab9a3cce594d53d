import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../../src/cli/run-cli.js';
import { createAligner } from '../../src/llm/adaptation/aligner.js';
import { writeAdaptation } from '../../src/llm/adaptation/write-adaptation.js';
import { writeEncoder } from '../../src/llm/encoder/write-encoder.js';
import { nearestWordCaution } from '../../src/llm/inspection/nearest-words.js';
import { createSmallEncoder } from '../llm/encoder/small-encoder.js';
import { captureOutput } from './captured-output.js';

let folder: string;
const at = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qualia-inspect-'));
  const encoder = createSmallEncoder();
  await writeEncoder(at('encoder.safetensors'), encoder);
  await writeAdaptation(at('aligner.safetensors'), encoder, createAligner(encoder.network, { seed: 1, tokens: 2 }));
  const texts = Array.from({ length: 20 }, (_, place) => {
    const [label, noun] = place % 2 === 0 ? ['living', 'cat'] : ['dead', 'stone'];
    return `${label}\tThe ${noun} .\t${place < 14 ? 'train' : 'test'}`;
  });
  await writeFile(at('task.tsv'), `${texts.join('\n')}\n`);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs the command line within this process. */
async function runCommand(args: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const output = captureOutput();
  const code = await runCli(args);
  return { code, ...output };
}

const wayward = (...args: string[]) =>
  ['inspect', 'waywardness', at('encoder.safetensors'), at('task.tsv'), ...args] as const;
const labels = ['--verbalisers', 'living=purrs', 'dead=lies'];

describe('qualia inspect waywardness', () => {
  it('trains prompts that are pulled to texts, and shows readings, margins, a verdict and the caution', async () => {
    const options = ['--targets', 'the cat', 'stone', '--gammas', '0,1', '--seeds', '1', '--steps', '5'];
    const picture = at('frontier.svg');
    const found = await runCommand(wayward(...options, ...labels, '--json', '--picture', picture));
    expect([found.code, found.stderr]).toEqual([0, '']);
    const { rows, free, targets, caution } = JSON.parse(found.stdout);
    expect([rows.length, free.length, caution]).toEqual([4, 2, nearestWordCaution]);
    expect(targets.map(({ target }: { target: string }) => target)).toEqual(['the cat', 'stone']);
    expect(rows[0].projected[0].margin).toBeGreaterThan(0);
    expect(await readFile(picture, 'utf8')).toMatch(/^<svg .*<\/svg>\n$/s);
    const table = await runCommand(wayward(...options, ...labels));
    expect(table.stdout).toContain('the cat');
    expect(table.stderr).toContain(nearestWordCaution);
    const tsv = await runCommand(wayward(...options, ...labels, '--tsv'));
    expect(tsv.stdout.trim().split('\n')).toHaveLength(7);
  });

  it('keeps nothing when it is stopped', async () => {
    const options = ['--targets', 'the cat', '--steps', '100000', '--picture', at('stopped.svg')];
    const running = runCommand(wayward(...options, ...labels));
    setTimeout(() => process.emit('SIGINT'), 300);
    const { code, stdout } = await running;
    expect([code, stdout, existsSync(at('stopped.svg'))]).toEqual([130, '', false]);
  });
});

describe('qualia inspect attention', () => {
  it('shows the largest share of each word, all shares as numbers, and a picture', async () => {
    const args = ['inspect', 'attention', at('encoder.safetensors'), 'The <cat> purrs'];
    const shown = await runCommand([...args, '--layer', '1']);
    expect([shown.code, shown.stdout.trim().split('\n').length]).toEqual([0, 1 + 2 * 5]);
    const tsv = await runCommand([...args, '--head', '0', '--tsv']);
    expect(tsv.stdout.trim().split('\n')).toHaveLength(1 + 2 * 5 * 5);
    const json = await runCommand([...args, '--json', '--picture', at('attention.svg')]);
    const { words, heads } = JSON.parse(json.stdout);
    expect([words.length, heads.length, heads[0].shares.length]).toEqual([5, 4, 5]);
    const picture = await readFile(at('attention.svg'), 'utf8');
    expect(picture).toContain('&lt;');
  });
});

describe('qualia inspect words', () => {
  it('shows the runner-up, the margin and the caution with words, texts and tokens of an aligner', async () => {
    const aligner = ['--adaptation', at('aligner.safetensors')];
    const args = ['inspect', 'words', at('encoder.safetensors'), 'cat', 'the cat', ...aligner];
    const json = await runCommand([...args, '--json', '--neighbours', '2']);
    const { vectors, caution } = JSON.parse(json.stdout);
    expect(caution).toBe(nearestWordCaution);
    expect(vectors.map(({ vector, words }: { vector: string; words: unknown[] }) => [vector, words.length])).toEqual([
      ['cat', 2],
      ['the cat', 2],
      ['token 1', 2],
      ['token 2', 2],
    ]);
    expect(vectors[0].words[0]).toEqual({ word: 'cat', distance: 0 });
    const table = await runCommand(args);
    expect([table.code, table.stderr]).toEqual([0, `${nearestWordCaution}\n`]);
    expect(table.stdout).toContain('margin');
  });
});

describe('qualia inspect', () => {
  it('tells in two lines what is wrong', async () => {
    await writeFile(at('cut.safetensors'), await readFile(at('encoder.safetensors')));
    await truncate(at('cut.safetensors'), 3000);
    await writeFile(at('empty.tsv'), '');
    await writeFile(at('latin.tsv'), Buffer.from([0x61, 0x09, 0xe9, 0x0a]));
    const encoder = at('encoder.safetensors');
    const cases = [
      [['inspect', 'waywardness', at('none.safetensors'), at('task.tsv'), '--targets', 'cat'], /none\.safetensors/],
      [['inspect', 'waywardness', at('cut.safetensors'), at('task.tsv'), '--targets', 'cat'], /cut\.safetensors/],
      [['inspect', 'waywardness', encoder, at('none.tsv'), '--targets', 'cat'], /none\.tsv/],
      [['inspect', 'waywardness', encoder, at('empty.tsv'), '--targets', 'cat'], /empty\.tsv/],
      [['inspect', 'waywardness', encoder, at('latin.tsv'), '--targets', 'cat'], /not UTF-8/],
      [wayward('--targets', 'xyzzy', ...labels), /"xyzzy"/],
      [wayward('--targets', 'cat'), /"dead"/],
      [wayward('--targets', 'cat', '--verbalisers', 'living'), /label=word/],
      [wayward('--targets', 'cat', '--gammas', '0,-1'), /--gammas/],
      [wayward('--targets', 'cat', '--seeds', '0'), /--seeds/],
      [wayward('--targets', 'cat', '--picture', at('x.png')), /\.svg file/],
      [['inspect', 'attention', encoder, ''], /at least one word/],
      [['inspect', 'attention', encoder, 'cat', '--layer', '2'], /0 to 1/],
      [['inspect', 'attention', encoder, 'cat '.repeat(41), '--picture', at('x.svg')], /at most 40 words/],
      [['inspect', 'words', encoder], /No vectors/],
      [['inspect', 'words', encoder, 'xyzzy'], /"xyzzy"/],
      [['inspect', 'words', encoder, '--vectors', encoder], /encoder\.safetensors/],
    ] as const;
    for (const [args, message] of cases) {
      const { code, stdout, stderr } = await runCommand(args);
      expect([code, stdout], stderr).toEqual([2, '']);
      expect(stderr).toMatch(message);
      expect(stderr.trim().split('\n')).toHaveLength(2);
    }
    expect(existsSync(at('x.svg'))).toBe(false);
  }, 60_000);
});
