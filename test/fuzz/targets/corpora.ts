import { gzipSync } from 'node:zlib';
import type { CorpusReader } from '../../../src/corpus/corpus-reader.js';
import { decodeText } from '../../../src/corpus/decode-text.js';
import { decodeNeuralModel } from '../../../src/corpus/neural/neural-model.js';
import { decodeParserModel, encodeParserModel } from '../../../src/corpus/parser/parser-model.js';
import { trainParser } from '../../../src/corpus/parser/train-parser.js';
import { readFrequencies } from '../../../src/corpus/read-frequencies.js';
import { readSimplifier } from '../../../src/corpus/read-simplifier.js';
import { readUtf8Lines } from '../../../src/corpus/read-utf8-lines.js';
import { readWordClasses } from '../../../src/corpus/read-word-classes.js';
import { createReader, type ReaderFormat, type ReaderSettings } from '../../../src/corpus/readers/create-reader.js';
import { createGuessedReader } from '../../../src/corpus/readers/guess-format.js';
import { decodeTaggerModel, encodeTaggerModel } from '../../../src/corpus/tagger-model.js';
import { trainTagger } from '../../../src/corpus/train-tagger.js';
import { Vocabulary } from '../../../src/corpus/vocabulary.js';
import { writeWordClasses } from '../../../src/corpus/write-word-classes.js';
import { tinyNetworks } from '../../corpus/neural/tiny-network.js';
import { makeTar, makeZip, packedSamples } from '../../corpus/packed-samples.js';
import { smallTraining, smallTrees } from '../../corpus/parser/small-trees.js';
import { options, sentences } from '../../corpus/small-treebank.js';
import { type FuzzTarget, fileTarget, inputName } from '../fuzz-target.js';
import { mutateContainer } from '../mutate-container.js';
import { repairContainer, repairHeaderLength } from '../repair-container.js';
import { writeSeeds } from '../write-seeds.js';

/** Reads to the end twice: damaged records passed over, then with the first one thrown. */
async function readAll(reader: CorpusReader): Promise<void> {
  for await (const unit of reader.read({ onBad: () => undefined })) unit.text;
  for await (const unit of reader.read()) unit.text;
}

const readerTarget = (
  format: ReaderFormat,
  seeds: readonly string[],
  {
    settings = {},
    tokens,
    name = `reader-${format}`,
  }: { settings?: ReaderSettings; tokens?: readonly string[]; name?: string } = {},
): FuzzTarget =>
  fileTarget(name, `.${format}`, { seeds, tokens, parse: (path) => readAll(createReader(format, path, settings)) });

const conllu =
  "# newdoc id = d\n# sent_id = 1\n# text = Dogs don't bark.\n1\tDogs\tdog\tNOUN\tNNS\t_\t4\tnsubj\t_\t_\n2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_\n3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n4\tbark\tbark\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n\n";
const wiki =
  "<mediawiki>\n<page><title>A &amp; B</title><ns>0</ns><id>1</id><revision><id>2</id><model>wikitext</model><text xml:space=\"preserve\">'''A''' is a [[b|letter]].&lt;ref&gt;x&lt;/ref&gt; {{t|u}}\n== See ==\n* C</text></revision></page>\n</mediawiki>\n";
const semcor =
  '<contextfile concordance=x>\n<context filename=br-x paras=yes>\n<p pnum=1>\n<s snum=1>\n<wf cmd=done pos=VB lemma=rest_on wnsn=2 lexsn=2:35:00::>resting_on</wf>\n<wf cmd=ignore pos=DT>The</wf>\n<punc>.</punc>\n</s>\n</p>\n</context>\n</contextfile>\n';
const allWords =
  '<corpus lang="en" source="t">\n<text id="d">\n<sentence id="d.s">\n<wf lemma="the" pos="DET">The</wf>\n<instance id="d.s.t" lemma="bank" pos="NOUN">banks</instance>\n</sentence>\n</text>\n</corpus>\n';
const reuters =
  '<!DOCTYPE lewis>\n<REUTERS TOPICS="NO" NEWID="1">\n<TEXT>&#2;\n<TITLE>RICE &lt;UP></TITLE><BODY>Rice rose\nto 5.2.\n REUTER\n&#3;</BODY>\n</TEXT>\n</REUTERS>\n';
const xmlTokens = [
  '<page>',
  '</page>',
  '<text>',
  '<s snum=1>',
  '<wf',
  '</wf>',
  '<REUTERS',
  '</REUTERS>',
  '&#0;',
  '&lt;',
  '<!--',
  ' id="',
  '<sentence id="x">',
];

const decoding = (encoding: string): FuzzTarget => ({
  name: `decode-${encoding}`,
  namesFile: true,
  seeds: async () => [
    Buffer.from('One two\r\nthree \u00e9\u72d7\n'),
    Buffer.from('caf\u00e9\n', 'latin1'),
    Buffer.from('a\nb', 'utf16le'),
  ],
  parse: (bytes) => {
    const decoder = decodeText(inputName, encoding);
    const half = bytes.length >> 1;
    for (const piece of [bytes.subarray(0, half), bytes.subarray(half)]) decoder.push(piece, () => undefined);
    decoder.end(() => undefined);
  },
});

/** The readers of corpora. */
const readers = [
  readerTarget('text', ['Title\n\nOne two. Three!\nFour; five.\n\n\n- six\n'], { settings: { markup: 'markdown' } }),
  readerTarget('text', ['<h1>T</h1><p>One <b>two</b>. Three &amp; four.</p>'], {
    name: 'reader-text-html',
    settings: { markup: 'html' },
  }),
  readerTarget('lines', ['One two.\nThree.\n\n= H =\nFour.\n'], { settings: { documents: 'heading' } }),
  readerTarget('jsonl', ['{"text":"One. Two.","id":"__proto__"}\n{"text":"Three","id":7}\n'], {
    settings: { idField: 'id' },
  }),
  readerTarget('csv', ['text,id\n"One, ""two"".",a\nThree.,b\n'], { settings: { idColumn: 'id' } }),
  readerTarget('tsv', ['text\tid\nOne. Two.\ta\nThree.\tb\n']),
  readerTarget('conllu', [conllu], { tokens: ['# newdoc', '2-3', '3.1', '\t_', 'SpaceAfter=No', '\n\n'] }),
  readerTarget('tagged', ["The/at dog's/nn$ bone/nn ,/, ``/`` I'll/ppss+md not/* give/vb ./.\n\n1/2/cd\n"], {
    settings: { keepTags: true },
  }),
  readerTarget('reuters', [reuters], { tokens: xmlTokens }),
  readerTarget('mediawiki', [wiki], { tokens: [...xmlTokens, '{{', '}}', '[[', ']]', '{|', '|}', '&lt;ref&gt;'] }),
  readerTarget('semcor', [semcor], { tokens: xmlTokens }),
  readerTarget('all-words', [allWords], { tokens: xmlTokens }),
  fileTarget('reader-guessed', '', {
    seeds: [
      conllu,
      wiki,
      semcor,
      reuters,
      allWords,
      '{"text":"One."}\n',
      'text,id\nOne.,a\n',
      'The/at dog/nn ./.\n',
      'One two.\n',
    ],
    parse: async (path) => readAll((await createGuessedReader(path)).reader),
  }),
  fileTarget('reader-packed', '', {
    seeds: async () => [
      ...Object.values(packedSamples),
      gzipSync(gzipSync('One two.\n')),
      await makeTar({ 'a.txt': Buffer.from('One.\n'), '../b.txt': gzipSync('Two.\n') }),
      makeZip({ 'a.txt': Buffer.from('One.\n'), 'b/../../c.txt': Buffer.from('Two.\n') }),
    ],
    parse: (path) => readAll(createReader('text', path)),
  }),
];

/** What else is read of corpora: models, tables, encodings. */
const files = [
  {
    name: 'tagger-model',
    namesFile: true,
    restructure: mutateContainer,
    repair: repairHeaderLength,
    seeds: async () => [encodeTaggerModel(trainTagger(sentences, options))],
    parse: (bytes: Buffer) => decodeTaggerModel(bytes, inputName),
  },
  {
    name: 'parser-model',
    namesFile: true,
    restructure: mutateContainer,
    repair: repairHeaderLength,
    seeds: async () => [
      encodeParserModel(trainParser(smallTrees, { ...smallTraining, transitionBits: 6, labelBits: 6 })),
    ],
    parse: (bytes: Buffer) => decodeParserModel(bytes, inputName),
  },
  {
    name: 'neural-model',
    namesFile: true,
    restructure: mutateContainer,
    repair: repairHeaderLength,
    seeds: async () => Object.values(tinyNetworks).map(({ read }) => read()),
    parse: (bytes: Buffer) => decodeNeuralModel(bytes, inputName),
  },
  fileTarget('frequencies', '.tsv', {
    seeds: ['target\tcount\noak\t3\n__proto__\t2\n'],
    parse: (path) => readFrequencies(path),
  }),
  fileTarget('simplifier', '.tsv', {
    seeds: ['\u6578\t\u6570\n\u767c\t\u53d1\n'],
    parse: (path) => readSimplifier(path),
  }),
  fileTarget('utf8-lines', '.txt', { seeds: ['one\r\ntwo\n\u72d7'], parse: (path) => readUtf8Lines(path) }),
  fileTarget('word-classes', '.safetensors', {
    restructure: mutateContainer,
    repair: repairContainer,
    seeds: writeSeeds((path) =>
      writeWordClasses(path, {
        vocabulary: new Vocabulary('words', ['oak', 'elm', '__proto__']),
        frequencies: Float64Array.of(3, 2, 1),
        tokens: 7,
        targets: Int32Array.of(0, -1, 1),
        contexts: Int32Array.of(0, 1, -1),
      }),
    ),
    parse: (path) => readWordClasses(path),
  }),
  ...['utf-8', 'latin1', 'utf-16le', 'utf-16be', 'gb18030', 'big5', 'shift_jis', 'windows-1252'].map(decoding),
];

/** The parsers of corpora and of what is learned from them. */
export const corpusTargets: readonly FuzzTarget[] = [...readers, ...files];
