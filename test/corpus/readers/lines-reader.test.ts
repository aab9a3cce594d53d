import { describe, expect, it } from 'vitest';
import { createLinesReader } from '../../../src/corpus/readers/lines-reader.js';
import { OptionError } from '../../../src/errors.js';
import { describeCorpusReader } from '../../conformance/corpus-reader.js';
import { readTexts, temporaryCorpus } from './temporary-corpus.js';

const { write } = temporaryCorpus();

describeCorpusReader('the reader of lines', async () =>
  createLinesReader([await write('one', 'constructor\n\n__proto__\n'), await write('two', 'last')]),
);

describe('createLinesReader', () => {
  it('takes a line for a sentence, whatever is in it', async () => {
    const path = await write('a.txt', '\ufeffOne. Two.\r\n\r\n  Three \rfour');
    expect((await readTexts(createLinesReader(path))).texts).toEqual([
      'a.txt#0 One. Two.',
      'a.txt#1 Three',
      'a.txt#2 four',
    ]);
  });

  it('takes a line for a document if asked to', async () => {
    const path = await write('b.cor', 'wash rice\n\nboil rice');
    expect((await readTexts(createLinesReader(path, { documents: 'line' }))).texts).toEqual([
      'b.cor:1#0 wash rice',
      'b.cor:3#0 boil rice',
    ]);
  });

  it('reads WikiText: headings begin documents, paragraphs are split, tokens are put together', async () => {
    const content =
      ' \n = A <unk> = \n \n A two @-@ part " play " . It ran 1 @,@ 000 times . \n = = Plot = = \n He did n\'t .\n = Not = closed\n';
    const path = await write('w.tokens', `${content} = B = \n End .\n = A <unk> = \n Again .`);
    const options = { documents: 'heading', lines: 'paragraph', tokens: 'spaced' } as const;
    expect((await readTexts(createLinesReader(path, options))).texts).toEqual([
      'w.tokens:A <unk>#0 A two-part "play".',
      'w.tokens:A <unk>#1 It ran 1,000 times.',
      "w.tokens:A <unk>#2 He didn't.",
      'w.tokens:A <unk>#3 = Not = closed',
      'w.tokens:B#0 End.',
      'w.tokens:A <unk> (w.tokens:10)#0 Again.',
    ]);
  });

  it('tells of a line that is too long and goes on behind it', async () => {
    const path = await write('long.txt', `a\n${'b'.repeat(2 ** 24 + 1)}\nc`);
    const { texts, bad } = await readTexts(createLinesReader(path));
    expect(texts).toEqual(['long.txt#0 a', 'long.txt#1 c']);
    expect(bad.map(({ place }) => place)).toEqual(['line 2']);
  });

  it('refuses options out of range', () => {
    expect(() => createLinesReader('a', { documents: 'page' as 'file' })).toThrow(OptionError);
    expect(() => createLinesReader('a', { lines: 'word' as 'sentence' })).toThrow(OptionError);
    expect(() => createLinesReader('a', { tokens: 'tabbed' as 'text' })).toThrow(OptionError);
  });
});
