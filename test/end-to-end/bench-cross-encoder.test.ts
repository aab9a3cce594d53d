import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeTinyClassifier } from '../embedding/tiny-pair-classifier.js';
import { type Finished, runCommand } from './run-command.js';

let folder = '';
let model = '';

const text = `<?xml version="1.0" encoding="UTF-8" ?>
<corpus lang="en" source="semeval2007">
<text id="d000">
<sentence id="d000.s000">
<wf lemma="the" pos="DET">The</wf>
<instance id="d000.s000.t000" lemma="bank" pos="NOUN">bank</instance>
<wf lemma="of" pos="ADP">of</wf>
<wf lemma="the" pos="DET">the</wf>
<instance id="d000.s000.t001" lemma="river" pos="NOUN">river</instance>
</sentence>
</text>
</corpus>
`;
const key = ['d000.s000.t000 bank%1:17:01::', 'd000.s000.t001 river%1:17:00::'];

function bench(...args: readonly string[]): Promise<Finished> {
  const env = { QUALIA_DATA: join(folder, 'data'), XDG_CACHE_HOME: join(folder, 'cache') };
  return runCommand(['bench', ...args, '--samples', '100'], { env });
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'qualia-bench-cross-encoder-'));
  mkdirSync(join(folder, 'data', 'wsd'), { recursive: true });
  writeFileSync(join(folder, 'data', 'wsd', 'semeval2007.data.xml'), text);
  writeFileSync(join(folder, 'data', 'wsd', 'semeval2007.gold.key.txt'), `${key.join('\n')}\n`);
  model = await writeTinyClassifier();
});

afterAll(() => {
  for (const made of [folder, model]) rmSync(made, { recursive: true });
});

describe('qualia bench run --system cross-encoder', () => {
  it('chooses senses by a classifier of pairs, with the sense prior beside it', async () => {
    const out = join(folder, 'results');
    const query = 'sense-prior=100&sense-name=tiny%20pairs&threads=1&read=semcor';
    const { code, stdout } = await bench(
      'run',
      'semeval2007',
      '--system',
      `cross-encoder:${model}?${query}`,
      '--out',
      out,
    );
    expect(code).toBe(0);
    expect(stdout).toMatch(/semeval2007 +tiny pairs +f1 /);
    const [name] = readdirSync(out);
    const result = JSON.parse(readFileSync(join(out, name), 'utf8'));
    // A prior of that weight leaves nothing to random weights: the most frequent sense of bank is the slope.
    expect(result.items.map(({ answer }: { readonly answer: unknown }) => answer)).toEqual([
      ['bank%1:17:01::'],
      ['river%1:17:00::'],
    ]);
    expect(result.system).toMatchObject({
      name: 'tiny pairs',
      specification: `cross-encoder:${basename(model)}?${query}`,
      settings: { model: expect.stringContaining(basename(model)), temperature: 1, prior: 100 },
    });
    expect(JSON.stringify(result)).not.toContain(folder);
  });

  it('says what is wrong with a setting, and which settings there are', async () => {
    for (const [query, problem] of [
      ['sense-colour=red', 'takes sense-marking, sense-heading'],
      ['sense-marking=stars', 'allowed: quotes, none, or the marks before and after'],
      ['sense-heading=word', 'allowed: form, lemma'],
      ['sense-prior=much', '"sense-prior" is "much"; allowed: a decimal number'],
      ['sense-temperature=0', '"sense-temperature" is 0'],
      ['positive=maybe', '"positive" is "maybe"; allowed: a label of the model: LABEL_0, LABEL_1'],
      ['maximum-tokens=999', '"maximumTokens" is 999; allowed: a whole number, 5..24'],
    ]) {
      const { code, stderr } = await bench('run', 'semeval2007', '--system', `cross-encoder:${model}?${query}`);
      expect([query, code]).toEqual([query, 2]);
      expect(stderr).toContain(problem);
    }
  });
});
