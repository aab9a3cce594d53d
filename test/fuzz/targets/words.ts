import { Readable } from 'node:stream';
import { readFactorialSet } from '../../../src/analysis/factors/read-factorial-set.js';
import { readPropertyTable } from '../../../src/analysis/structure/read-property-table.js';
import { readUtf8File } from '../../../src/analysis/tables/read-utf8-file.js';
import { readTextLines } from '../../../src/cli/read-text-lines.js';
import { readWordList } from '../../../src/cli/read-word-list.js';
import { unescapeLabel } from '../../../src/corpus/counting/count-row.js';
import { readBegunSettings } from '../../../src/corpus/counting/counting-folder.js';
import { readCountTable } from '../../../src/corpus/read-count-table.js';
import { readExceptions } from '../../../src/corpus/read-exceptions.js';
import { readPersonNames } from '../../../src/corpus/read-person-names.js';
import { cutShards, readShard } from '../../../src/corpus/read-shards.js';
import { readText } from '../../../src/corpus/read-text.js';
import { readFunctionWords } from '../../../src/lexicon/read-function-words.js';
import { circuitFromJson } from '../../../src/llm/circuits/circuit.js';
import { makeTar, makeZip } from '../../corpus/packed-samples.js';
import { type FuzzTarget, fileTarget, folderTarget, inputName, textTarget } from '../fuzz-target.js';
import { jsonOf } from './expressions.js';

const exceptionLists = ['noun.exc', 'verb.exc', 'adj.exc', 'adv.exc'];
const plan = JSON.stringify({
  format: 1,
  settings: [
    ['reader', 'text'],
    ['__proto__', 'x'],
  ],
});
const circuit = {
  names: ['subject', 'verb'],
  positional: true,
  edges: [
    { kind: 'stream', from: 'a0.h0', fromSpan: 'subject', to: 'm0', toSpan: 'subject', score: 0.5 },
    {
      kind: 'crossing',
      from: 'a0.h0',
      fromSpan: 'subject',
      to: 'm1',
      toSpan: 'verb',
      score: -1,
      parts: { queries: 1, keys: 0, values: 0.5 },
    },
  ],
};

/** Reads a text to its end, whole and in shards. */
async function readPieces(path: string): Promise<void> {
  for await (const { bytes } of readText(path)) bytes.length;
}

async function readShards(path: string): Promise<void> {
  for (const shard of await cutShards([path], 7)) for await (const bytes of readShard(shard)) bytes.length;
}

/** The parsers of lists of words, and of what countings and analyses are told. */
export const wordTargets: readonly FuzzTarget[] = [
  folderTarget('person-names', ['given-names.txt', 'family-names.txt'], {
    seeds: [
      ['Mary\nconstructor\n', 'Smith\n__proto__\n'],
      ['\ufeffA\r\n\r\n', ''],
    ],
    parse: readPersonNames,
  }),
  folderTarget('exceptions', exceptionLists, {
    seeds: [['geese goose\naxes ax axis\n', 'ran run\n', 'constructor __proto__\n', 'best well\n']],
    parse: readExceptions,
  }),
  fileTarget('function-words', '.txt', {
    seeds: ['the\nwhere\n__proto__\n'],
    parse: (path) => readFunctionWords({ path }),
  }),
  fileTarget('count-table', '.tsv', {
    seeds: ['target\tcontext\tcount\noak\ttall\t3\n"a ""b"""\tx\t2.5\n'],
    parse: (path) => readCountTable(path, [['target', 'word'], ['context']], () => undefined),
  }),
  folderTarget('counting-plan', ['plan.json'], { seeds: [[plan]], parse: readBegunSettings }),
  textTarget('count-row-label', ['a\\tb\\n\\\\', '\\x', '\\'], { parse: unescapeLabel, tokens: ['\\', '\\t', '\\n'] }),
  fileTarget('text-pieces', '.txt', {
    seeds: async () => [
      Buffer.from('One two.\nThree.'),
      await makeTar({ 'a.txt': Buffer.from('One.\n'), '../b.txt': Buffer.from('Two.\n') }),
      makeZip({ 'a.txt': Buffer.from('One.\n') }),
    ],
    parse: readPieces,
  }),
  fileTarget('text-shards', '.txt', { seeds: ['One two.\nThree four.\n\nFive'], parse: readShards }),
  {
    name: 'text-lines',
    namesFile: true,
    seeds: async () => [Buffer.from('\ufeffone\r\n\n two\n\u72d7')],
    parse: async (bytes) => {
      const half = bytes.length >> 1;
      const pieces = Readable.from([bytes.subarray(0, half), bytes.subarray(half)]);
      for await (const line of readTextLines(pieces, inputName)) line.trim();
    },
  },
  fileTarget('word-list', '.txt', {
    seeds: ['one\r\ntwo\n__proto__\none'],
    parse: (path) => readWordList('--words', path, 'words'),
  }),
  textTarget('circuit', [JSON.stringify(circuit)], { parse: (text) => circuitFromJson(jsonOf(text)) }),
  fileTarget('utf8-file', '.txt', {
    seeds: ['a\n\u72d7', '\ufeffx'],
    parse: (path) => readUtf8File(path, 'Save it anew.'),
  }),
  fileTarget('property-table-file', '.csv', {
    seeds: ['a,b\n1,x\n2,y\n', 'a\tb\n1\t"x"\n'],
    parse: readPropertyTable,
  }),
  fileTarget('factorial-set-file', '.tsv', {
    seeds: [
      'tense\tperson\ttext\npast\tfirst\tI sang\npresent\tfirst\tI sing\npast\tthird\tshe sang\npresent\tthird\tshe sings\n',
    ],
    parse: (path) => readFactorialSet(path),
  }),
];
