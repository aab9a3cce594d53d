import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runCli } from '../../src/cli/run-cli.js';
import { createAgreementContrasts, trainAgreementEncoder } from '../../src/llm/circuits/agreement-task.js';
import { createEncoder } from '../../src/llm/encoder/encoder.js';
import { writeEncoder } from '../../src/llm/encoder/write-encoder.js';
import { Arithmetic } from '../../src/llm/tensor/arithmetic.js';

let folder: string;
const at = (name: string): string => join(folder, name);
const header = ['clean', 'counterfactual', 'right', 'wrong'];

async function writePairs(name: string, options: { readonly spans: boolean; readonly count: number }): Promise<void> {
  const contrasts = createAgreementContrasts(options.count, { seed: 5 });
  const names = options.spans ? (contrasts[0]?.spans?.names ?? []) : [];
  const rows = contrasts.map(({ clean, counterfactual, right, wrong, spans }) => {
    // An empty span begins where the next one does.
    const starts = names.map((_, span) => {
      const start = spans?.spans.findIndex((own) => own >= span) ?? -1;
      return String(start === -1 ? clean.length : start);
    });
    return [clean.join(' '), counterfactual.join(' '), right, wrong, ...starts].join('\t');
  });
  await writeFile(at(name), `${[[...header, ...names].join('\t'), ...rows].join('\n')}\n`);
}

async function run(args: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const output = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((name) =>
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      output[name] += String(text);
      return true;
    }),
  );
  try {
    return { code: await runCli(args), ...output };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

const circuit = (...args: string[]) => run(['inspect', 'circuit', at('encoder.safetensors'), ...args]);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qualia-inspect-'));
  await writeEncoder(at('encoder.safetensors'), await trainAgreementEncoder({ seed: 1, steps: 20 }));
  await writePairs('pairs.tsv', { spans: true, count: 8 });
  await writePairs('plain.tsv', { spans: false, count: 8 });
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('qualia inspect circuit', () => {
  it('tells spans by a parse where the table has none, and edges of all places alike', async () => {
    const parsed = await circuit(at('plain.tsv'), '--tsv', '--edges', '20');
    expect(parsed.code).toBe(0);
    expect(parsed.stdout).toMatch(/^from\tspan\tto\tin span\tkind\tstrongest part\tscore\n/);
    expect(parsed.stdout).toMatch(/\tsubject\t/);
    const again = await circuit(at('plain.tsv'), '--tsv', '--edges', '20');
    expect(again.stdout).toBe(parsed.stdout);
    const blind = await circuit(at('pairs.tsv'), '--tsv', '--edges', '60', '--places', 'blind', '--ablation', 'mean');
    expect(blind.stdout).toMatch(/\tlength\t/);
  });

  it('tells which words carried the choice of a sense, and whether hiding them moves it', async () => {
    const words =
      'bank river money water sloping land beside a body of the institution that accepts deposits into it'.split(' ');
    const sizes = { words, layers: 1, width: 16, heads: 2, maximumDistance: 8, seed: 1 };
    await writeEncoder(at('senses.safetensors'), createEncoder(new Arithmetic(), sizes));
    const args = ['--sentence', 'The bank of the river', '--word', 'bank', '--json'];
    const told = await run(['inspect', 'circuit', at('senses.safetensors'), ...args]);
    // An encoder that was not trained may fail its own check, which is a finding.
    expect([0, 1]).toContain(told.code);
    const { senses, words: evidence, check } = JSON.parse(told.stdout);
    expect(senses[0].key).toMatch(/^bank%1:/);
    expect(evidence.map(({ word }: { word: string }) => word)).toEqual(['The', 'of', 'the', 'river']);
    expect(told.code).toBe(check.holds ? 0 : 1);
    expect(told.stderr).toMatch(/The check (?:holds|fails)\.|No word of the sentence/);
  });

  it.each([
    ['nothing to look into', [], 'Option "pairs" is "not given"'],
    ['pairs and a sentence', ['PAIRS', '--sentence', 'a b', '--word', 'a'], 'and not both'],
    ['a sentence without a word', ['--sentence', 'a b'], 'Option "--word" is "not given"'],
    ['a word that is not in the sentence', ['--sentence', 'the key', '--word', 'cat'], 'Option "--word" is "cat"'],
    ['a table that is not there', ['none.tsv'], 'Cannot read none.tsv'],
    ['a picture of another kind', ['PAIRS', '--picture', 'x.png'], 'the path of an .svg file'],
    ['edges out of range', ['PAIRS', '--edges', '0'], 'Option "--edges" is "0"'],
    ['a table of spans without columns of them', ['PLAIN', '--schema', 'table'], 'Option "--schema" is "table"'],
  ] as const)('refuses %s in two lines', async (_, args, message) => {
    const given = args.map((arg) => (arg === 'PAIRS' ? at('pairs.tsv') : arg === 'PLAIN' ? at('plain.tsv') : arg));
    const { code, stderr, stdout } = await circuit(...given);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(2);
  });

  it('refuses damaged files in two lines', async () => {
    await writeFile(at('latin.tsv'), Uint8Array.of(0xe9, 0x0a));
    await writeFile(at('empty.tsv'), '');
    for (const name of ['latin.tsv', 'empty.tsv']) {
      const { code, stderr } = await circuit(at(name));
      expect([code, stderr.trimEnd().split('\n').length]).toEqual([2, 2]);
    }
    await writeEncoder(at('cut.safetensors'), await trainAgreementEncoder({ seed: 1, steps: 1 }));
    await truncate(at('cut.safetensors'), 1000);
    const { code, stderr } = await run(['inspect', 'circuit', at('cut.safetensors'), at('pairs.tsv')]);
    expect([code, stderr.trimEnd().split('\n').length]).toEqual([2, 2]);
  });
});
