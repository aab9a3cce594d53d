import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Finished, runCommand } from './run-command.js';

let folder = '';
let model = '';
let verbs = '';
let occurrences = '';

const ratings = [
  'participant verb subject object landmark input hilo',
  'p1 chase dog cat hunt 6 HIGH',
  'p1 chase dog cat develop 1 LOW',
  'p2 chase dog cat hunt 7 HIGH',
  'p1 chase zither cat hunt 5 HIGH',
];
const vectors = ['dog 4 1 -0.5', 'cat 3 1 1', 'idea 0.5 1 4', 'chase 2 2 1', 'hunt 2 1 1', 'develop 1 2 3'];
const triples = ['verb\tsubject\tobject\tcount', 'chase\tdog\tcat\t2', 'develop\tdog\tidea\t1', 'hunt\tcat\tdog\t1'];

function bench(...args: readonly string[]): Promise<Finished> {
  const env = { QUALIA_DATA: join(folder, 'data'), XDG_CACHE_HOME: join(folder, 'cache') };
  return runCommand(['bench', ...args, '--samples', '100'], { env });
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'qualia-bench-discocat-'));
  mkdirSync(join(folder, 'data', 'gs2011'), { recursive: true });
  writeFileSync(join(folder, 'data', 'gs2011', 'GS2011data.txt'), `${ratings.join('\n')}\n`);
  model = join(folder, 'vectors.txt');
  writeFileSync(model, `${vectors.join('\n')}\n`);
  verbs = join(folder, 'verb-subject-object.tsv');
  writeFileSync(verbs, `${triples.join('\n')}\n`);
  occurrences = join(folder, 'occurrences.jsonl');
  const places = { subject: { start: 0, end: 3 }, object: { start: 11, end: 14 } };
  writeFileSync(occurrences, `${JSON.stringify({ verb: 'chase', text: 'dog chased cat', ...places })}\n`);
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('qualia bench run --system discocat', () => {
  it('composes sentences of the vectors of any model, warns of signs, and names what is missing', async () => {
    const out = join(folder, 'results');
    const system = `discocat:static:${model}?discocat-verbs=${encodeURIComponent(verbs)}`;
    const { code, stdout, stderr } = await bench('run', 'gs2011', '--system', system, '--out', out);
    expect([code, stderr]).toEqual([0, expect.stringContaining('two of them count as agreement')]);
    expect(stdout).toMatch(/gs2011 +relational over qualia vectors/);
    const [name = ''] = readdirSync(out);
    const result = JSON.parse(readFileSync(join(out, name), 'utf8'));
    expect(result.items).toHaveLength(3);
    expect(result.items[0].answer).toBeGreaterThan(result.items[1].answer);
    expect(result.items[2]).toMatchObject({ answer: null, missing: ['zither'] });
    expect(result.system).toMatchObject({
      specification: 'discocat:static:vectors.txt?discocat-verbs=verb-subject-object.tsv',
      files: [{ path: 'verb-subject-object.tsv' }],
      settings: { sentences: 'relational', signed: 'accept' },
    });
    expect(JSON.stringify(result)).not.toContain(folder);
  });

  it('looks words up by their part of speech where the vectors have it', async () => {
    const tagged = join(folder, 'tagged.txt');
    const tag = (line: string): string =>
      line.replace(/^(\w+)/, (word) => `${word}/${/chase|hunt|dev/.test(word) ? 'v' : 'n'}`);
    writeFileSync(tagged, `${vectors.map(tag).join('\n')}\nchase/n 9 9 9\n`);
    const run = async (path: string, query: string) => {
      const out = join(folder, `results-${query.length}`);
      const system = `discocat:static:${path}?discocat-verbs=${encodeURIComponent(verbs)}${query}`;
      expect((await bench('run', 'gs2011', '--system', system, '--out', out)).code).toBe(0);
      return JSON.parse(readFileSync(join(out, readdirSync(out)[0] ?? ''), 'utf8'));
    };
    const [plain, byTag] = [await run(model, '&discocat-tags=off'), await run(tagged, '&discocat-tags=on')];
    expect(byTag.items).toEqual(plain.items);
    expect(byTag.system.settings).toMatchObject({ tags: true });
    const senses = await run(tagged, '&discocat-tags=on&discocat-senses=1');
    expect(senses.items[2]).toMatchObject({ answer: null, missing: ['zither'] });
  });

  it('compares verbs in context by the tables of their subjects and objects', async () => {
    const tables = join(folder, 'tables');
    mkdirSync(tables);
    writeFileSync(
      join(tables, 'verb-subject.tsv'),
      'verb\tsubject\tcount\nchase\tdog\t3\nhunt\tdog\t1\ndevelop\tidea\t2\n',
    );
    writeFileSync(
      join(tables, 'verb-object.tsv'),
      'verb\tobject\tcount\nchase\tcat\t3\nhunt\tcat\t1\ndevelop\tidea\t2\n',
    );
    const out = join(folder, 'in-context');
    const query = `discocat-model=in-context&discocat-tables=${encodeURIComponent(tables)}&discocat-power=1`;
    const { code, stdout } = await bench(
      'run',
      'gs2011',
      '--system',
      `discocat:static:${model}?${query}`,
      '--out',
      out,
    );
    expect(code).toBe(0);
    expect(stdout).toMatch(/in-context over qualia vectors/);
    const { items, system } = JSON.parse(readFileSync(join(out, readdirSync(out)[0] ?? ''), 'utf8'));
    expect(items[0].answer).toBeGreaterThan(items[1].answer);
    expect(items[2]).toMatchObject({ answer: null, missing: ['zither'] });
    expect(system.files.map(({ path }: { readonly path: string }) => path)).toEqual([
      'verb-subject.tsv',
      'verb-object.tsv',
    ]);
  });

  it('says what is wrong with a setting', async () => {
    for (const [query, problem] of [
      ['discocat-model=relational', 'a table of verbs, subjects and objects for the relational model'],
      ['discocat-model=hegelian', 'verb-only, additive, multiplicative'],
      ['discocat-signed=reject', 'negative numbers'],
      ['discocat-tags=yes', 'on, off'],
      ['discocat-layers=3', 'nothing without discocat-occurrences'],
      ['discocat-model=in-context', 'the folder of verb-subject.tsv and verb-object.tsv'],
      ['discocat-model=verb-in-sentence', 'vectors of words in context'],
      ['discocat-model=kronecker,additive&discocat-weights=1,x', 'numbers above 0 separated by commas'],
      ['discocat-model=kronecker,additive&discocat-weights=1', 'as many numbers as models, 2'],
      ['discocat-model=kronecker,additive&discocat-layers=3', 'or the model verb-in-sentence'],
      ['discocat-model=kronecker&discocat-power=2', 'nothing without the model in-context'],
      [`discocat-occurrences=${encodeURIComponent(occurrences)}`, 'vectors of words in their context'],
      [`discocat-occurrences=${encodeURIComponent(occurrences)}&discocat-model=kronecker`, 'relational, copy-subject'],
      ['discocat-colour=red', 'takes discocat-model, discocat-verbs'],
      ['discocat-verbs=nowhere.tsv', 'nowhere.tsv'],
    ]) {
      const { code, stderr } = await bench('run', 'gs2011', '--system', `discocat:static:${model}?${query}`);
      expect([query, code === 0]).toEqual([query, false]);
      expect(stderr).toContain(problem);
    }
  });

  it('learns of the vectors of phrases, puts vectors side by side, and refuses what does not go together', async () => {
    const tables = join(folder, 'tables');
    mkdirSync(tables, { recursive: true });
    const nouns = ['dog', 'cat', 'idea'];
    const rows = ['chase', 'hunt', 'develop'].flatMap((verb) => nouns.map((noun) => [verb, noun] as const));
    for (const role of ['subject', 'object']) {
      const lines = rows.map(([verb, noun]) => `${verb}\t${noun}\t2`);
      writeFileSync(join(tables, `verb-${role}.tsv`), `verb\t${role}\tcount\n${lines.join('\n')}\n`);
    }
    writeFileSync(join(tables, 'verb-subject-object.tsv'), `${triples.join('\n')}\n`);
    const beside = `discocat-beside=${encodeURIComponent(`static:${model}`)}`;
    const shared = `discocat:static:${model}?discocat-tables=${encodeURIComponent(tables)}`;
    const joined = await bench('run', 'gs2011', '--system', `${shared}&${beside}&discocat-model=additive`, '--json');
    expect(joined.code).toBe(0);
    expect(joined.stdout).toContain('discocat-beside=static%3Avectors.txt');
    const learned = `${shared}&discocat-model=practical-lexical-function`;
    const untaught = await bench('run', 'gs2011', '--system', learned);
    expect(untaught.stdout).toMatch(/practical-lexical-function over qualia vectors.* 0 of 3/);
    const tagged = await bench('run', 'gs2011', '--system', `${learned}&discocat-tags=on`);
    expect([tagged.code, tagged.stderr]).toEqual([2, expect.stringContaining('discocat-tags')]);
    const bare = await bench('run', 'gs2011', '--system', `discocat:static:${model}?discocat-model=full-additive`);
    expect([bare.code, bare.stderr]).toEqual([2, expect.stringContaining('discocat-tables')]);
    const idle = await bench('run', 'gs2011', '--system', `${shared}&discocat-model=additive&discocat-penalty=2`);
    expect([idle.code, idle.stderr]).toEqual([2, expect.stringContaining('discocat-penalty')]);
  });
});
