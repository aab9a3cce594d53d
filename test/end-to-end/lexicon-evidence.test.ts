import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeLexiconLines } from '../../src/lexicon/formats/json/write-lexicon-lines.js';
import { createEntry } from '../../src/lexicon/records/entry-record.js';
import { createLexiconRecord } from '../../src/lexicon/records/lexicon-record.js';
import { createSense } from '../../src/lexicon/records/sense-record.js';
import { createSynset } from '../../src/lexicon/records/synset-record.js';
import { createBanks } from '../evidence/evidence-lexicon.js';
import { type Finished, type RunOptions, runCommand } from './run-command.js';

let folder = '';
let model = '';
const at = (name: string): string => join(folder, name);
const lexicon = (args: readonly string[], options: RunOptions = {}): Promise<Finished> =>
  runCommand(['lexicon', ...args], { env: { XDG_CACHE_HOME: at('cache') }, ...options });
const evidence = (args: readonly string[], options: RunOptions = {}): Promise<Finished> =>
  lexicon(['evidence', ...args, '--model', model], options);

const open = async (name: string): Promise<string> => {
  expect((await lexicon(['open', at('banks.jsonl'), '--store', at(name)])).code).toBe(0);
  return at(name);
};

const text = Array.from(
  { length: 8 },
  (_, place) => `The zander is a fish. The bank by the river ${place} has water.\n\n`,
);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'qualia-evidence-'));
  // Two topics stand for the models, so that nothing is built.
  writeFileSync(at('vectors.txt'), 'river 1 0\nwater 1 0\nsloping 1 0\nmoney 0 1\nlends 0 1\nlend 0 1\n');
  model = `static:${at('vectors.txt')}?weighting=mean`;
  await writeLexiconLines(at('banks.jsonl'), [createBanks()]);
  writeFileSync(at('text.txt'), text.join(''));
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('qualia lexicon evidence', () => {
  it('reads a corpus, says what it suggests, and every suggestion can be seen with its lines and accepted', async () => {
    const store = await open('whole.sqlite');
    const { code, stdout, stderr } = await evidence([store, at('text.txt')]);
    expect([code, stderr]).toEqual([0, expect.stringContaining(': 48 words in 16 sentences, run 1.')]);
    expect(stdout).toMatch(/^missing-lemma\t3\tword that the lexicon lacks$/m);
    const listed = await lexicon(['suggestions', store, '--kind', 'missing-lemma', '--word', 'zander', '--json']);
    const [found] = JSON.parse(listed.stdout) as { number: number; title: string }[];
    expect(found?.title).toContain('“zander” occurs 8 times in 1 document');
    const shown = await lexicon(['suggestion', store, String(found?.number)]);
    expect(shown.stdout).toContain('fish (fish-n), by “is a” in 8 lines');
    expect((await lexicon(['accept', store, String(found?.number), '--who', 'Ada'])).code).toBe(0);
    expect((await lexicon(['show', store, 'zander'])).stdout).toContain('zander n  w-zander-n');
    const lines = await lexicon(['concordance', store, 'bank', '--json']);
    expect(JSON.parse(lines.stdout)).toHaveLength(8);
    const again = await evidence([store]);
    expect(again.stdout).toMatch(/^missing-lemma\t2\t/m);
  });

  it('goes on where it was stopped, and comes to the same', async () => {
    const long = at('long.txt');
    writeFileSync(long, Array.from({ length: 600 }, () => text.join('')).join(''));
    const [store, other] = [await open('stopped.sqlite'), await open('unstopped.sqlite')];
    const when = new Promise<void>((resolve) => {
      const timer = setInterval(() => {
        if (!existsSync(`${store}-wal`) || statSync(`${store}-wal`).size < 60_000) return;
        clearInterval(timer);
        resolve();
      }, 20);
    });
    const stopped = await evidence([store, long], { interrupt: { signal: 'SIGINT', afterMilliseconds: 100, when } });
    expect(stopped.code).toBe(130);
    const [rest, whole] = [await evidence([store, long]), await evidence([other, long])];
    expect(rest.stderr).toMatch(/^Going on after [\d,]+ sentences of /m);
    expect([rest.code, rest.stdout]).toEqual([0, whole.stdout]);
    const frequencies = async (path: string): Promise<string> =>
      (await lexicon(['frequencies', path, 'bank', '--json'])).stdout;
    expect(await frequencies(store)).toBe(await frequencies(other));
    const line = async (path: string): Promise<string> =>
      (await lexicon(['concordance', path, 'bank', '--order', 'unsure', '--json'])).stdout;
    expect(await line(store)).toBe(await line(other));
  }, 120_000);

  it('reads Chinese by the relations of the lexicon alone', async () => {
    const noun = (lemma: string, synset: string) =>
      createEntry({ id: `z-${lemma}`, lemma, partOfSpeech: 'n', senses: [createSense({ id: `${lemma}-1`, synset })] });
    const synsets = [
      createSynset({ id: 'z-1-n', partOfSpeech: 'n' }),
      createSynset({ id: 'z-2-n', partOfSpeech: 'n' }),
    ];
    const record = { id: 'z', language: 'cmn', entries: [noun('银行', 'z-1-n'), noun('钱', 'z-2-n')], synsets };
    await writeLexiconLines(at('zh.jsonl'), [createLexiconRecord(record)]);
    expect((await lexicon(['open', at('zh.jsonl'), '--store', at('zh.sqlite')])).code).toBe(0);
    writeFileSync(at('zh.txt'), '他在银行存钱。银行在学校旁边。');
    const { code, stderr } = await lexicon(['evidence', at('zh.sqlite'), at('zh.txt'), '--language', 'zh']);
    expect([code, stderr]).toEqual([0, expect.stringMatching(/ words in 2 sentences, run 1\./)]);
    const counted = await lexicon(['frequencies', at('zh.sqlite'), '银行', '--json']);
    expect(JSON.parse(counted.stdout)).toMatchObject([{ sense: '银行-1', chosen: 2 }]);
  });

  it('says what to do about wrong input', async () => {
    const store = await open('wrong.sqlite');
    writeFileSync(at('empty.txt'), '\n');
    writeFileSync(at('latin.txt'), Uint8Array.of(0x62, 0x61, 0x6e, 0x6b, 0xe9, 0x0a));
    const cases: readonly (readonly [string[], string])[] = [
      [[at('empty.txt')], 'There are no words in'],
      [[at('missing.txt')], 'There is neither a corpus nor a file'],
      [[at('latin.txt')], 'utf-8'],
      [[], 'none has been read to its end'],
      [[at('text.txt'), '--language', 'zh'], 'is in zh, and the lexicon is of the language en'],
    ];
    for (const [args, message] of cases) {
      const { code, stderr } = await evidence([store, ...args]);
      expect([args, code, stderr.toLowerCase()]).toEqual([args, 2, expect.stringContaining(message.toLowerCase())]);
    }
    expect((await evidence([at('none.sqlite'), at('text.txt')])).stderr).toContain('none.sqlite');
    const list = await lexicon(['suggestions', store]);
    expect([list.code, list.stderr]).toEqual([2, expect.stringContaining('qualia lexicon evidence')]);
  });
});
