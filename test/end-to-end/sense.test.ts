import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Finished, type RunOptions, runCommand } from './run-command.js';

let folder = '';
let vectors = '';
const write = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
/** Two topics stand for the models, so that nothing is built. */
const sense = (args: readonly string[], options: RunOptions = {}): Promise<Finished> => {
  const env = { XDG_CACHE_HOME: join(folder, 'cache') };
  return runCommand(['sense', '--model', `static:${vectors}?weighting=mean`, ...args], { env, ...options });
};
const allWords = `<corpus lang="en"><text id="d0"><sentence id="d0.s0"><wf lemma="river" pos="NOUN">River</wf>
<instance id="d0.s0.t0" lemma="bank" pos="NOUN">banks</instance></sentence></text></corpus>
`;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'qualia-sense-'));
  vectors = write('vectors.txt', 'river 1 0\nwater 1 0\nsloping 1 0\nmoney 0 1\ndeposits 0 1\nfinancial 0 1\n');
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('qualia sense', () => {
  it('shows the meanings of the words of a text, with what speaks for the first', async () => {
    const { code, stdout, stderr } = await sense(['The river bank.', '--limit', '2']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^The river bank\.\n/);
    expect(stdout).toMatch(/bank +bank%1:17:01:: +0\.\d\d \+0\.\d\d +1 of 10 +sloping land/);
    expect(stderr).toContain('2 words with meanings in 1 sentence.');
  });

  it('prints a line of JSON a sentence, and names what is not in the lexicon', async () => {
    const { code, stdout, stderr } = await sense(['--json', '-'], { input: 'The river bank.\n\nxyzzy money\n' });
    expect(code).toBe(0);
    const [first, second] = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(first).toMatchObject({ document: 'line 1', sentence: 0, text: 'The river bank.' });
    expect(first.words[1]).toMatchObject({
      start: 10,
      end: 14,
      lemma: 'bank',
      senses: {
        candidates: 10,
        unlisted: 0.035,
        best: [{ key: 'bank%1:17:01::', evidence: [{ scorer: 'bi-encoder' }, {}] }, {}, {}],
      },
    });
    expect(second.words[0]).not.toHaveProperty('senses');
    expect(stderr).toContain('Not in the lexicon: xyzzy.');
  });

  it('answers an all-words set as its scorer reads answers, and a treebank as rows', async () => {
    const key = await sense(['--keys', '--files', write('set.xml', allWords)]);
    expect([key.code, key.stdout]).toEqual([0, 'd0.s0.t0 bank%1:17:01::\n']);
    const conllu = '1\tMoney\tmoney\tNOUN\t_\t_\t0\troot\t_\t_\n2\tbanks\tbank\tNOUN\t_\t_\t1\tx\t_\t_\n\n';
    const tsv = await sense(['--tsv', '--no-aspects', '--limit', '1', '--files', write('x.conllu', conllu)]);
    const rows = tsv.stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t'));
    expect(rows[0]?.slice(0, 4)).toEqual(['document', 'sentence', 'start', 'end']);
    expect(rows.slice(1).map((row) => [row[5], row[11]])).toEqual([
      ['Money', expect.stringContaining('money%1:')],
      ['banks', expect.stringContaining('bank%1:14:00::')],
    ]);
  });

  it('reads Chinese with a wordnet of it, by the relations alone where no model is named', async () => {
    const tab = [
      '# Toy wordnet\tcmn\tx\tx',
      '02084071-n\tcmn:lemma\t狗',
      '09213565-n\tcmn:lemma\t岸',
      '08420278-n\tcmn:lemma\t岸',
    ];
    const path = write('toy.tab', `${tab.join('\n')}\n`);
    const { code, stdout } = await runCommand(['sense', '--lexicon', path, '--json', '狗跑了。岸很长。']);
    expect(code).toBe(0);
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ text }) => text)).toEqual(['狗跑了。', '岸很长。']);
    const [[dog], [shore]] = lines.map(({ words }) => words);
    expect(dog.senses.best[0]).toMatchObject({ key: '狗%02084071-n', synset: '02084071-n' });
    expect([shore.form, shore.senses.candidates]).toEqual(['岸', 2]);
    const set = write('zh.xml', allWords.replace(/lemma="bank"([^>]*)>[^<]*</, 'lemma="岸"$1>岸<'));
    const key = await runCommand(['sense', '--lexicon', path, '--keys', '--files', set]);
    expect([key.code, key.stdout]).toEqual([0, expect.stringMatching(/^d0\.s0\.t0 岸%\d{8}-n\n$/)]);
    const other = write('toy.jpn.tab', tab.join('\n').replace('\tcmn\t', '\tjpn\t').replaceAll('cmn:', 'jpn:'));
    const refused = await runCommand(['sense', '--lexicon', other, '狗']);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('of the language "jpn"')]);
  });

  it('says what is wrong with its input, and what to do', async () => {
    const cases: readonly [readonly string[], string][] = [
      [['--files', join(folder, 'nothing.txt')], 'There is neither a corpus nor a file'],
      [['--files', write('cut.xml', allWords.slice(0, 120))], 'expected well-formed XML'],
      [['--files', write('latin.txt', Buffer.from('caf\xe9 au lait', 'latin1'))], 'is not UTF-8'],
      [['--files', write('empty.txt', '')], 'There is no text to read.'],
      [[''], 'There is no text to read.'],
      [['a text', '--files', 'x'], '"--files"'],
      [['a text', '--limit', '0'], '--limit'],
      [['a text', '--lexicon', 'wordnet', '--lexicon', 'x.tab'], 'one lexicon, or several OMW tab files'],
    ];
    for (const [args, problem] of cases) {
      const { code, stderr } = await sense(args);
      expect([args[0], code]).toEqual([args[0], 2]);
      expect(stderr).toContain(problem);
      expect(stderr).not.toMatch(/\n {4}at /);
    }
  });
});
