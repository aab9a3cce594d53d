import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
<sentence id="d000.s001">
<wf lemma="money" pos="NOUN">Money</wf>
<wf lemma="in" pos="ADP">in</wf>
<instance id="d000.s001.t000" lemma="bank" pos="NOUN">bank</instance>
</sentence>
<sentence id="d000.s002">
<wf lemma="zither" pos="NOUN">zither</wf>
<instance id="d000.s002.t000" lemma="bank" pos="NOUN">Bank</instance>
</sentence>
</text>
</corpus>
`;
const key = [
  'd000.s000.t000 bank%1:17:01::',
  'd000.s000.t001 river%1:17:00::',
  'd000.s001.t000 bank%1:14:00::',
  'd000.s002.t000 bank%1:14:00::',
];
const vectors = ['river 1 0', 'water 1 0', 'sloping 1 0', 'money 0 1', 'deposits 0 1', 'financial 0 1'];

function bench(...args: readonly string[]): Promise<Finished> {
  const env = { QUALIA_DATA: join(folder, 'data'), XDG_CACHE_HOME: join(folder, 'cache') };
  return runCommand(['bench', ...args, '--samples', '100'], { env });
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'qualia-bench-senses-'));
  mkdirSync(join(folder, 'data', 'wsd'), { recursive: true });
  writeFileSync(join(folder, 'data', 'wsd', 'semeval2007.data.xml'), text);
  writeFileSync(join(folder, 'data', 'wsd', 'semeval2007.gold.key.txt'), `${key.join('\n')}\n`);
  model = join(folder, 'vectors.txt');
  writeFileSync(model, `${vectors.join('\n')}\n`);
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('qualia bench run --system bi-encoder', () => {
  it('chooses senses by the vectors of any model, and names the texts that it knows nothing of', async () => {
    const out = join(folder, 'results');
    const system = `bi-encoder:static:${model}?weighting=mean&sense-prior=0.01&sense-name=two%20topics`;
    const { code, stdout, stderr } = await bench('run', 'semeval2007', '--system', system, '--out', out);
    expect([code, stderr]).toEqual([0, expect.stringContaining('another file than the one in the manifest')]);
    expect(stdout).toMatch(/semeval2007 +two topics +f1 /);
    const [name] = readdirSync(out);
    const result = JSON.parse(readFileSync(join(out, name), 'utf8'));
    expect(result.items).toEqual(
      [
        { id: 'd000.s000.t000', answer: ['bank%1:17:01::'] },
        { id: 'd000.s000.t001', answer: ['river%1:17:00::'] },
        { id: 'd000.s001.t000', answer: ['bank%1:14:00::'], missing: expect.any(Array) },
        { id: 'd000.s002.t000', answer: ['bank%1:17:01::'] },
      ].map((expected) => expect.objectContaining({ id: expected.id, answer: expected.answer })),
    );
    // The prior answers where the vectors know nothing of the context; that they do not is told.
    expect(result.items[3].missing).toContain('zither Bank');
    expect(result.system).toMatchObject({
      name: 'two topics',
      specification: 'bi-encoder:static:vectors.txt?weighting=mean&sense-prior=0.01&sense-name=two%20topics',
      settings: { temperature: 0.0625, prior: 0.01 },
    });
    expect(JSON.stringify(result)).not.toContain(folder);
  });

  it('says what is wrong with a setting, and which settings there are', async () => {
    const refused = async (query: string) =>
      await bench('run', 'semeval2007', '--system', `bi-encoder:static:${model}?${query}`);
    for (const [query, problem] of [
      ['sense-colour=red', 'takes sense-context, sense-window'],
      ['sense-window=wide', '"sense-window" is "wide"; allowed: a decimal number'],
      ['sense-context=target', 'gives no vectors of words in their texts'],
      ['sense-context=page', 'allowed: target, text, others'],
      ['sense-temperature=0', '"temperature" is 0'],
      ['limits=3', '"limits" is no setting of the kind static'],
    ]) {
      const { code, stderr } = await refused(query);
      expect([query, code]).toEqual([query, 2]);
      expect(stderr).toContain(problem);
    }
  });
});

describe('qualia bench run --system sense-head', () => {
  it('refuses weights and switches that are none before anything is opened', async () => {
    for (const [query, problem] of [
      ['combine=maybe', '"combine" is "maybe"; allowed: on, off'],
      ['gloss=much', '"gloss" is "much"; allowed: a decimal number'],
      ['graph=-1', '"graph" is -1; allowed: a number from 0'],
      ['prior=0.5', '"prior" is "0.5"; allowed: on, off'],
      ['glosses=1', 'takes model, name, prior, relations, combine, head, cosines, gloss, words, graph'],
    ]) {
      const system = `sense-head:none.safetensors?model=static:x&${query}`;
      const { code, stderr } = await bench('run', 'semeval2007', '--system', system);
      expect([query, code]).toEqual([query, 2]);
      expect(stderr).toContain(problem);
    }
  });
});

describe('qualia bench run --help', () => {
  it('lists the settings of each kind of system', async () => {
    const { code, stdout } = await bench('run', '--help');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ {2}bi-encoder: sense-context, /m);
    expect(stdout).toMatch(/^ {2}cross-encoder: sense-marking, .*sense-prior, .*positive/m);
    expect(stdout).not.toMatch(/^ {2}first-sense:/m);
  });
});
