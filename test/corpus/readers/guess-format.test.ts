import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createGuessedReader, guessFormat } from '../../../src/corpus/readers/guess-format.js';
import { makeTar, makeZip } from '../packed-samples.js';
import { readTexts, temporaryCorpus } from './temporary-corpus.js';

const { write } = temporaryCorpus();

describe('guessFormat', () => {
  it.each([
    ['a.txt', 'A dog barks. {"text"} a/b c_D', 'text', {}],
    ['a.html', 'A dog.<br /><br />A cat.', 'text', { markup: 'html' }],
    ['b.md', '# Title\n', 'text', { markup: 'markdown' }],
    ['c.jsonl.gz', gzipSync('{"text":"One."}\n'), 'jsonl', { field: 'text' }],
    ['d', '{"id":"x","body":"A longer text."}\n{"id":"y","body":"z"}\n', 'jsonl', { field: 'body' }],
    ['e.csv', 'label,review\n1,A long review\n', 'csv', { column: 'review' }],
    [
      'f.tsv',
      'A long sentence with many words in it, more than a name has.\tShort.\n',
      'tsv',
      { header: false, column: 1 },
    ],
    ['g.conllu', '# text = a\n', 'conllu', {}],
    ['h', '# newdoc id = x\n1\ta\ta\tX\t_\t_\t0\troot\t_\t_\n', 'conllu', {}],
    ['ca01', '\n\n\tThe/at dog/nn barks/vbz at/in cats/nns ./.\n', 'tagged', { tagSet: 'brown' }],
    ['i', 'The_DT dog_NN barks_VBZ at_IN cats_NNS ._.\n', 'tagged', { tagSet: 'penn' }],
    ['j.sgm', '<!DOCTYPE lewis SYSTEM "lewis.dtd">\n<REUTERS NEWID="1">', 'reuters', {}],
    ['k.xml', '<mediawiki xml:lang="en">\n', 'mediawiki', {}],
    ['m.xml', '<?xml version="1.0"?>\n<corpus lang="en">\n<text id="d0">\n', 'all-words', {}],
    ['br-a01', '<contextfile concordance=brown>\n', 'semcor', {}],
    ['l.tokens', ' = A = \n', 'lines', { documents: 'heading', lines: 'paragraph', tokens: 'spaced' }],
    ['constructor', '', 'text', {}],
  ])('reads %s', async (name, content, format, options) => {
    const path = await write(name, content);
    const guess = await guessFormat(path);
    expect(guess).toMatchObject({ format, options });
    expect(guess.reason).toContain(path);
    expect(guess.reason).toContain(`read as ${format}`);
  });

  it('looks past descriptions in archives, and leaves out what has another ending', async () => {
    const members = { 'README.md': Buffer.from('# About'), 'x/a.jsonl': Buffer.from('{"text":"One."}\n') };
    for (const path of [await write('m.tar', await makeTar(members)), await write('m.zip', makeZip(members))]) {
      const { reader, guess } = await createGuessedReader(path);
      expect(guess).toMatchObject({ format: 'jsonl', options: { field: 'text', include: '*.jsonl*' } });
      expect((await readTexts(reader)).texts.length).toBe(1);
    }
  });

  it('leaves what is set by hand', async () => {
    const path = await write('n.csv', 'a,b\nOne.,Two and more.\n');
    const { reader } = await createGuessedReader(path, { column: 'a' });
    expect((await readTexts(reader)).texts).toEqual(['n.csv:2#0 One.']);
  });
});
