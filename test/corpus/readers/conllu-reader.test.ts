import { describe, expect, it } from 'vitest';
import { createConlluReader } from '../../../src/corpus/readers/conllu-reader.js';
import { isAnnotated, type Sentence } from '../../../src/corpus/sentence.js';
import { describeCorpusReader } from '../../conformance/corpus-reader.js';
import { readTexts, readUnits, temporaryCorpus } from './temporary-corpus.js';

const { write } = temporaryCorpus();

/** Writes lines whose fields are separated by spaces as CoNLL-U. */
const conllu = (...lines: string[]): string =>
  `${lines.map((line) => (line.startsWith('#') ? line : line.trim().split(/ +/).join('\t'))).join('\n')}\n`;

const dogs = [
  '# sent_id = 1',
  "# text = Dogs don't bark.",
  '1 Dogs dog NOUN NNS Number=Plur 4 nsubj 4:nsubj _',
  "2-3 don't _ _ _ _ _ _ _ _",
  '2 do do AUX VBP _ 4 aux 4:aux _',
  "3 n't not PART RB _ 4 advmod 4:advmod _",
  '3.1 ever ever ADV _ _ _ _ 4:advmod _',
  '4 bark bark VERB VB _ 0 root 0:root SpaceAfter=No',
  '5 . . PUNCT . _ 4 punct 4:punct _',
  '',
];

async function readSentences(name: string, ...lines: string[]): Promise<Sentence[]> {
  const units = await readUnits(createConlluReader(await write(name, conllu(...lines))));
  return units.filter(isAnnotated);
}

describeCorpusReader('the reader of CoNLL-U', async () =>
  createConlluReader(
    await write('a.conllu', conllu(...dogs, '# newdoc id = constructor', ...dogs, '# newdoc id = __proto__', ...dogs)),
  ),
);

describe('createConlluReader', () => {
  it('gives tokens, tags, lemmas and the tree, without empty nodes', async () => {
    const [sentence] = await readSentences('b.conllu', ...dogs);
    expect(sentence).toEqual({
      document: 'b.conllu',
      position: 0,
      text: "Dogs don't bark.",
      tokens: [
        { form: 'Dogs', lemma: 'dog', tag: 'NOUN', start: 0, end: 4 },
        { form: 'do', lemma: 'do', tag: 'AUX', start: 5, end: 7 },
        { form: "n't", lemma: 'not', tag: 'PART', start: 7, end: 10 },
        { form: 'bark', lemma: 'bark', tag: 'VERB', start: 11, end: 15 },
        { form: '.', lemma: '.', tag: 'PUNCT', start: 15, end: 16 },
      ],
      tree: { heads: [3, 3, 3, -1, 3], relations: ['nsubj', 'aux', 'advmod', 'root', 'punct'] },
    });
  });

  it('puts the text together where there is none', async () => {
    const lines = dogs.filter((line) => !line.startsWith('#'));
    const [sentence] = await readSentences('c.conllu', ...lines);
    expect(sentence?.text).toBe("Dogs don't bark.");
  });

  it('gives words that are not written as they are the span of the whole', async () => {
    const [sentence] = await readSentences(
      'd.conllu',
      '1-2 zum _ _ _ _ _ _ _ _',
      '1 zu zu ADP _ _ 3 case _ _',
      '2 dem der DET _ _ 3 det _ _',
      '3 Hund _ NOUN _ _ 0 root _ _',
      '',
    );
    expect(sentence?.tokens.map(({ form, lemma, start, end }) => [form, lemma, start, end])).toEqual([
      ['zu', 'zu', 0, 3],
      ['dem', 'der', 0, 3],
      ['Hund', 'hund', 4, 8],
    ]);
  });

  it('begins documents where told, and goes on with one of the same name', async () => {
    const word = ['1 a _ X _ _ 0 root _ _', ''];
    const path = await write(
      'e.conllu',
      conllu(...word, '# newdoc id = x', ...word, '# newdoc id = x', ...word, '# newdoc', ...word, ...word),
    );
    expect((await readTexts(createConlluReader(path))).texts).toEqual([
      'e.conllu#0 a',
      'x#0 a',
      'x#1 a',
      'e.conllu:9#0 a',
      'e.conllu:9#1 a',
    ]);
  });

  it('gives sentences without tags as text, and those without heads without a tree', async () => {
    const path = await write('f.conllu', conllu('1 a _ _ _ _ _ _ _ _', '', '1 a a X _ _ _ _ _ _', ''));
    const units = await readUnits(createConlluReader(path));
    expect(units.map(isAnnotated)).toEqual([false, true]);
    expect((units[1] as Sentence).tree).toBeUndefined();
  });

  it.each([
    ['fewer fields', '1 a a X _ _ 0 root _', 'line 3: has 9 fields'],
    ['an id out of order', '2 a a X _ _ 0 root _ _', 'line 3: has the id "2" where 1'],
    ['a tag of another set', '1 a a NN _ _ 0 root _ _', 'line 3: "NN" is not a universal tag'],
    ['a head outside', '1 a a X _ _ 2 root _ _', 'line 3: "2" is not the head'],
    ['itself as its head', '1 a a X _ _ 1 root _ _', 'line 3: "1" is not the head'],
    ['a form that is not in the text', '# text = b\n1 a a X _ _ 0 root _ _', 'line 4: "a" is not where'],
    ['a range without its words', '1-2 a _ _ _ _ _ _ _ _\n1 a a X _ _ 0 root _ _', 'line 4: ends before word 2'],
  ])('tells of a line with %s and goes on', async (name, lines, message) => {
    const word = '1 a a X _ _ 0 root _ _';
    const path = await write(`bad/${name}`, conllu(word, '', ...lines.split('\n'), '', word));
    const { texts, bad } = await readTexts(createConlluReader(path));
    expect(texts).toEqual([`${name}#0 a`, `${name}#1 a`]);
    expect(bad.map((error) => error.message)).toEqual([expect.stringContaining(message)]);
    await expect(readUnits(createConlluReader(path))).rejects.toThrow(message);
  });

  it('reads files with a mark, Windows line ends and no last line end', async () => {
    const path = await write(
      'g.conllu',
      `\ufeff${conllu(...dogs)
        .trimEnd()
        .replaceAll('\n', '\r\n')}`,
    );
    expect((await readTexts(createConlluReader(path))).texts).toEqual(["g.conllu#0 Dogs don't bark."]);
  });
});
