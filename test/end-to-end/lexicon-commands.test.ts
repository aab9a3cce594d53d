import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dogs, writeTexts } from '../lexicon/wndb-fixture.js';
import { type Finished, runCommand } from './run-command.js';

let folder = '';
let wordnet = '';
const lexicon = (...args: readonly string[]): Promise<Finished> => runCommand(['lexicon', ...args]);
const at = (name: string): string => join(folder, name);

const broken = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE LexicalResource SYSTEM "http://globalwordnet.github.io/schemas/WN-LMF-1.4.dtd">
<LexicalResource xmlns:dc="https://globalwordnet.github.io/schemas/dc/">
<Lexicon id="x" label="X" language="en" email="a@b" license="l" version="1">
<LexicalEntry id="x-e"><Lemma writtenForm="go" partOfSpeech="v"/><Sense id="x-s" synset="x-1"/></LexicalEntry>
<Synset id="x-1" ili="" partOfSpeech="v"><SynsetRelation relType="entails" target="x-2"/></Synset>
<Synset id="x-2" ili="" partOfSpeech="v"/>
<Synset id="x-3" partOfSpeech="v"/>
</Lexicon></LexicalResource>
`;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'qualia-lexicon-'));
  wordnet = mkdtempSync(join(tmpdir(), 'qualia-wndb-'));
  for (const [name, text] of writeTexts(dogs)) writeFileSync(join(wordnet, name), text);
  writeFileSync(at('broken.xml'), broken);
});

afterAll(() => {
  for (const path of [folder, wordnet]) rmSync(path, { recursive: true });
});

describe('qualia lexicon info', () => {
  it('tells what a lexicon holds', async () => {
    const { code, stdout } = await lexicon('info', wordnet);
    expect(code).toBe(0);
    expect(stdout).toMatch(/format +wndb\n/);
    expect(stdout).toMatch(/synsets n +4\n/);
    const { stdout: json } = await lexicon('info', '--json', wordnet);
    expect(JSON.parse(json)).toMatchObject([{ id: 'wn99', version: '9.9', counts: { entries: 9, senses: 9 } }]);
  });

  it.each([
    ['is not there', '/nowhere', /Cannot read \/nowhere/],
    ['is no lexicon', import.meta.filename, /it is none of the lexicons known here/],
  ])('says in two lines why a path %s', async (_, path, problem) => {
    const { code, stderr, stdout } = await lexicon('info', path);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(problem);
    expect(stderr.trimEnd().split('\n')).toHaveLength(2);
  });
});

describe('qualia lexicon convert', () => {
  it('takes a lexicon from WNDB through WN-LMF and JSON lines back to WNDB without loss', async () => {
    for (const [from, to] of [
      [wordnet, at('a.xml.gz')],
      [at('a.xml.gz'), at('b.jsonl')],
    ] as const) {
      expect((await lexicon('convert', from, to)).code).toBe(0);
    }
    expect((await lexicon('convert', at('b.jsonl'), at('c'), '--to', 'wndb')).code).toBe(0);
    for (const [name, text] of writeTexts(dogs)) expect(readFileSync(join(at('c'), name), 'utf8'), name).toBe(text);
  });

  it('tells what the format cannot hold, and ends with 1', async () => {
    const { code, stderr } = await lexicon('convert', at('broken.xml'), at('d'), '--to', 'wndb');
    expect(code).toBe(1);
    expect(stderr).toContain('X301');
  });

  it('asks for the format where the name does not tell', async () => {
    const { code, stderr } = await lexicon('convert', wordnet, at('e'));
    expect(code).toBe(2);
    expect(stderr).toMatch(/one of wndb, lmf, omw, json/);
  });
});

describe('qualia lexicon check', () => {
  it('lists findings in a table and ends with 1', async () => {
    const { code, stdout, stderr } = await lexicon('check', at('broken.xml'));
    expect(code).toBe(1);
    expect(stdout).toMatch(/V107 .*<Synset> has no "ili"\./);
    expect(stdout).toMatch(/W404 +x-1 /);
    expect(stderr).toMatch(/^4 findings: V107 1, W301 2, W404 1\.\n$/);
  });

  it('ends with 0 where nothing is found of what was asked', async () => {
    const { code, stderr } = await lexicon('check', at('broken.xml'), '--select', 'E');
    expect([code, stderr]).toEqual([0, 'No findings.\n']);
    expect((await lexicon('check', at('broken.xml'), '--ignore', 'V,W3', '--ignore', 'W404')).code).toBe(0);
  });

  it('prints JSON, and SARIF with the lines of the records', async () => {
    const { stdout } = await lexicon('check', '--json', at('broken.xml'), '--select', 'W404');
    expect(JSON.parse(stdout)).toEqual([
      {
        code: 'W404',
        severity: 'warning',
        subject: 'x-1',
        place: 'x, x-1',
        message: 'x-1 is related by entails to x-2, which has no is_entailed_by back.',
        repair: `qualia lexicon relate ${at('broken.xml')} x-2 is_entailed_by x-1`,
      },
    ]);
    const { stdout: sarif } = await lexicon('check', '--sarif', at('broken.xml'), '--ignore', 'V');
    const [run] = (JSON.parse(sarif) as { runs: { results: { ruleId: string; locations: unknown[] }[] }[] }).runs;
    expect(run?.results.map(({ ruleId }) => ruleId)).toEqual(['W301', 'W301', 'W404']);
    expect(run?.results[2]?.locations).toMatchObject([{ physicalLocation: { region: { startLine: 6 } } }]);
  });

  it('prints the commands that mend what can be mended safely', async () => {
    const { code, stdout } = await lexicon('check', '--fix', at('broken.xml'));
    expect(code).toBe(1);
    expect(stdout).toBe(`qualia lexicon relate ${at('broken.xml')} x-2 is_entailed_by x-1\n`);
  });

  it('refuses codes that there are none of before it reads', async () => {
    const { code, stderr } = await lexicon('check', '/nowhere', '--select', 'Q');
    expect(code).toBe(2);
    expect(stderr).toMatch(/Option "--select" is "Q"/);
  });
});
