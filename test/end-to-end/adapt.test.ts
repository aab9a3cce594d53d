import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pretrainEncoder } from '../../src/llm/encoder/pretrain-encoder.js';
import { writeEncoder } from '../../src/llm/encoder/write-encoder.js';
import { createSmallCorpus, createSmallEncoder } from '../llm/encoder/small-encoder.js';
import { runCommand } from './run-command.js';

let folder: string;
const at = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qualia-adapt-'));
  const encoder = createSmallEncoder();
  const reader = createSmallCorpus(2000);
  const { best } = await pretrainEncoder(encoder, reader, {
    seed: 1,
    steps: 100,
    batch: 16,
    length: 8,
    learningRate: 0.01,
  });
  const facts = { corpus: reader.name, seed: 1, steps: best.step, length: 8, heldOutLoss: best.heldOutLoss };
  await writeEncoder(at('encoder.safetensors'), { ...encoder, facts });
  const words = ['cat', 'dog', 'tree', 'stone', 'the cat', 'the dog', 'the tree', 'the stone'];
  const verbs = ['purrs', 'barks', 'grows', 'lies'];
  await writeFile(at('pairs.tsv'), words.map((word, place) => `${word}\t${verbs[place % 4]}\n`).join(''));
  await writeFile(
    at('labels.tsv'),
    words.map((word, place) => `${place % 2 === 0 ? 'a' : 'b'}\t${word}\t${place < 4 ? 'train' : 'test'}\n`).join(''),
  );
  await writeFile(at('register.txt'), 'The cat barks.\n'.repeat(400));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('qualia adapt', () => {
  it('steers to a register, whose held-out loss falls, and gives the same file for the same seed', async () => {
    const args = (out: string) =>
      [
        ...['adapt', 'words', at('encoder.safetensors'), at('register.txt'), '--format', 'lines', '--steps', '200'],
        '--out',
        at(out),
        '--json',
      ] as const;
    const [first, second] = [await runCommand(args('w1.safetensors')), await runCommand(args('w2.safetensors'))];
    expect([first?.code, second?.code]).toEqual([0, 0]);
    const { lossBefore, lossAfter, parameters } = JSON.parse(first?.stdout ?? '');
    expect(lossAfter).toBeLessThan(lossBefore - 0.05);
    expect(parameters).toBe(16 + 2 * 2);
    const files = await Promise.all(['w1', 'w2'].map((name) => readFile(at(`${name}.safetensors`))));
    expect(files[0]?.equals(files[1] as Buffer)).toBe(true);
  });

  it('merges what it trained on pairs into an encoder with the same vectors', async () => {
    const adapted = await runCommand([
      ...['adapt', 'pairs', at('encoder.safetensors'), at('pairs.tsv'), '--steps', '40'],
      ...['--method', 'low-rank', '--rank', '2', '--out', at('p.safetensors'), '--json'],
    ]);
    expect(adapted.code).toBe(0);
    expect(JSON.parse(adapted.stdout)).toMatchObject({
      pairs: 8,
      unknownPairs: 0,
      before: { sources: 2, candidates: 4 },
    });
    const merged = await runCommand([
      ...['adapt', 'merge', at('encoder.safetensors'), at('p.safetensors'), '--out', at('m.safetensors')],
    ]);
    expect(merged.code).toBe(0);
    const models = [
      `encoder:${at('encoder.safetensors')}?adaptation=${at('p.safetensors')}`,
      `encoder:${at('m.safetensors')}`,
    ];
    const rows = await Promise.all(
      models.map(async (model, place) => {
        const out = at(`v${place}.safetensors`);
        const { code } = await runCommand(['embed', model, '-', '--out', out], { input: 'the cat purrs\nthe dog\n' });
        expect(code).toBe(0);
        const bytes = await readFile(out);
        const header = JSON.parse(bytes.toString('utf8', 8, 8 + Number(bytes.readBigUInt64LE(0))));
        const [[, array] = []] = Object.entries(header).filter(
          ([, value]) => (value as { dtype?: string }).dtype === 'F32',
        );
        const [begin, end] = (array as { data_offsets: [number, number] }).data_offsets;
        const start = 8 + Number(bytes.readBigUInt64LE(0)) + begin;
        return Array.from({ length: (end - begin) / 4 }, (_, number) => bytes.readFloatLE(start + 4 * number));
      }),
    );
    expect(rows[0]).toHaveLength(32);
    rows[0]?.forEach((value, place) => {
      expect(value).toBeCloseTo(rows[1]?.[place] ?? Number.NaN, 5);
    });
  });

  it('tells how labels are told with it and without', async () => {
    const { code, stdout } = await runCommand([
      ...['adapt', 'labels', at('encoder.safetensors'), at('labels.tsv'), '--steps', '60'],
      ...['--out', at('l.safetensors'), '--json'],
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      labels: ['a', 'b'],
      train: 4,
      test: 4,
      commonest: 0.5,
      unknownTexts: 0,
    });
  });

  it('raises preferred words above others', async () => {
    const lines = ['the', 'the cat', 'the dog', 'the tree', 'the stone'].map((text) => `${text} _ .\tlies\tpurrs\n`);
    await writeFile(at('wanted.tsv'), [...lines, 'the _ .\tzebra\tcat\n'].join(''));
    const { code, stdout } = await runCommand([
      ...['adapt', 'preferences', at('encoder.safetensors'), at('wanted.tsv'), '--steps', '200'],
      ...['--out', at('w.safetensors'), '--json'],
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ preferences: 5, unknown: 1, heldOut: 1, metAfter: 1 });
  });

  it('keeps nothing after Ctrl-C', async () => {
    const { code, stderr } = await runCommand(
      [
        ...['adapt', 'pairs', at('encoder.safetensors'), at('pairs.tsv'), '--steps', '1000000'],
        ...['--out', at('never.safetensors')],
      ],
      { interrupt: { signal: 'SIGINT', afterMilliseconds: 5000 } },
    );
    expect(code).toBe(130);
    expect(stderr).toContain('nothing half-done was kept');
    expect(existsSync(at('never.safetensors'))).toBe(false);
  });

  it('tells in two lines what is wrong', async () => {
    await writeFile(at('bad.tsv'), 'cat purrs\n');
    await writeFile(at('unknown.tsv'), 'zebra\tquagga\n');
    const encoder = at('encoder.safetensors');
    const out = ['--out', at('x.safetensors')];
    const cases = [
      [['adapt', 'pairs', encoder, at('none.tsv'), ...out], /none\.tsv/],
      [['adapt', 'pairs', encoder, at('bad.tsv'), ...out], /line 1/],
      [['adapt', 'pairs', encoder, at('unknown.tsv'), ...out], /0 pairs .* of 1/],
      [['adapt', 'pairs', at('pairs.tsv'), at('pairs.tsv'), ...out], /pairs\.tsv/],
      [['adapt', 'pairs', encoder, at('pairs.tsv'), '--out', encoder], /another file/],
      [['adapt', 'labels', encoder, at('pairs.tsv'), ...out, '--tokens', '0'], /--tokens/],
      [['adapt', 'preferences', encoder, at('pairs.tsv'), ...out], /text with one _/],
      [['adapt', 'merge', encoder, encoder, ...out], /expected an adaptation/],
      [['adapt', 'words', encoder, at('bad.tsv'), '--format', 'lines', ...out], /too few to hold some out/],
    ] as const;
    for (const [args, message] of cases) {
      const { code, stdout, stderr } = await runCommand(args);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(message);
      expect(stderr.trimEnd().split('\n').length).toBeLessThanOrEqual(2);
    }
  });
});
