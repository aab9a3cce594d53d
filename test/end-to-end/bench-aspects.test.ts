import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Finished, runCommand } from './run-command.js';

let folder = '';
let model = '';

/** Enough words of the glosses and sentences to tell something of most. */
const vectors = ['place 1 0 0', 'in 1 0 0', 'people 0 1 0', 'they 0 1 0', 'government 0 0 1', 'the 0.1 0.1 0.1'];

function run(...args: readonly string[]): Promise<Finished> {
  return runCommand(args, { env: { XDG_CACHE_HOME: join(folder, 'cache') } });
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'qualia-bench-aspects-'));
  model = join(folder, 'vectors.txt');
  writeFileSync(model, `${vectors.join('\n')}\n`);
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('qualia bench run --system aspects', () => {
  it('answers with aspects of the type alone where there is a hint, and says how it was asked', async () => {
    const out = join(folder, 'results');
    const query = 'weighting=mean&aspect-context=text&aspect-glosses=general&aspect-name=words';
    const task = 'aspects-english-development';
    const asked = ['--system', `aspects:static:${model}?${query}`, '--out', out, '--samples', '100'];
    const { code, stdout } = await run('bench', 'run', task, ...asked);
    expect(code).toBe(0);
    expect(stdout).toMatch(/aspects-english-development +words +accuracy /);
    const [name] = readdirSync(out);
    const result = JSON.parse(readFileSync(join(out, name), 'utf8'));
    expect(result.system).toMatchObject({
      specification: expect.stringContaining('aspects:static:vectors.txt?'),
      settings: { hint: 'set', classGlosses: false, decision: 'best' },
    });
    const types = new Map<string, string>(
      readFileSync('benchmarks/senses/aspects-english.tsv', 'utf8')
        .split('\n')
        .map((line) => line.split('\t'))
        .map((fields) => [fields[0] ?? '', fields[7] ?? '']),
    );
    const answered = (result.items as { id: string; answer: string | null }[]).filter(({ answer }) => answer !== null);
    expect(answered.length).toBeGreaterThan(100);
    for (const { id, answer } of answered) expect(types.get(id)?.split('.')).toContain(answer);
    expect(JSON.stringify(result)).not.toContain(folder);
  });

  it('says what is wrong with a setting', async () => {
    for (const [query, problem] of [
      ['aspect-hint=maybe', 'allowed: true, false, lexicon'],
      ['aspect-glosses=long', 'allowed: class, general'],
      ['aspect-decision=mean', 'allowed: best, sum'],
      ['aspect-context=page', 'allowed: target, text, others'],
      ['aspect-layers=last', 'whole numbers separated by commas'],
      ['aspect-masked=true', 'unless the context is target'],
      ['aspect-translate=yes', 'allowed: true, false'],
      ['aspect-head=head.safetensors', 'gives no vectors of words in their texts'],
      ['aspect-head=head.safetensors&aspect-masked=true', 'nothing beside aspect-head'],
    ]) {
      const system = `aspects:static:${model}?${query}`;
      const { code, stderr } = await run('bench', 'run', 'aspects-english-development', '--system', system);
      expect([query, code]).toEqual([query, 2]);
      expect(stderr).toContain(problem);
    }
  });
});

describe('qualia bench run --system aspects with aspect-translate', () => {
  it('reads Chinese sentences in English words, and says so in its results', async () => {
    const out = join(folder, 'translated');
    const query = 'weighting=mean&aspect-context=others&aspect-translate=true&aspect-glosses=general';
    const asked = ['--system', `aspects:static:${model}?${query}`, '--out', out, '--samples', '100'];
    const { code } = await run('bench', 'run', 'aspects-chinese-development', ...asked);
    expect(code).toBe(0);
    const [name] = readdirSync(out);
    const result = JSON.parse(readFileSync(join(out, name), 'utf8'));
    expect(result.system.settings).toMatchObject({ hint: 'set', translate: true });
    // The vectors know no Chinese word.
    const answered = (result.items as { answer: string | null }[]).filter(({ answer }) => answer !== null);
    expect(answered.length).toBeGreaterThan(20);
  });
});

describe('qualia sense with a head of aspects or a translation', () => {
  it('asks for a model that reads words in their texts', async () => {
    for (const option of [['--translate'], ['--aspect-head', 'head.safetensors'], ['--mask']]) {
      const { code, stderr } = await run('sense', 'France cheered.', ...option);
      expect([code, stderr]).toEqual([2, expect.stringContaining('given with --model')]);
    }
    const head = ['--model', `static:${model}`, '--aspect-head', 'head.safetensors'];
    const { code, stderr } = await run('sense', 'France cheered.', ...head);
    expect([code, stderr]).toEqual([2, expect.stringContaining('no vectors of words in their texts')]);
  });
});

describe('qualia sense train-aspects', () => {
  it('reads the sentences first, and translates nothing else', async () => {
    const out = ['--out', join(folder, 'head.safetensors')];
    const train = async (...args: readonly string[]) => {
      return await run('sense', 'train-aspects', '--model', `static:${model}`, ...out, ...args);
    };
    expect((await train('--translate')).stderr).toContain('given with --sentences');
    expect((await train('--sentences', join(folder, 'none.tsv'))).stderr).toContain('table of sentences');
  });

  it('asks for a model that gives vectors of words in their texts, and for a file', async () => {
    const train = async (...args: readonly string[]) => await run('sense', 'train-aspects', ...args);
    const out = ['--out', join(folder, 'head.safetensors')];
    expect((await train(...out)).stderr).toContain('Required option "--model <name>" not specified');
    const { code, stderr } = await train('--model', `static:${model}`, ...out);
    expect([code, stderr]).toEqual([2, expect.stringContaining('vectors of words in their texts')]);
    expect((await train('--model', `static:${model}`, '--out', 'head.json')).stderr).toContain('.safetensors');
  });
});
