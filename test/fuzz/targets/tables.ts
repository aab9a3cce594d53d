import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readAmounts } from '../../../src/analysis/associations/read-amounts.js';
import { parseFactorialSet } from '../../../src/analysis/factors/parse-factorial-set.js';
import { parsePropertyTable } from '../../../src/analysis/structure/parse-property-table.js';
import { corpusManifestSchema } from '../../../src/corpus/corpus-manifest.js';
import { readFetchRecord } from '../../../src/corpus/fetch/fetch-record.js';
import { readArgumentCounts } from '../../../src/discocat/read-argument-counts.js';
import { readVerbArguments } from '../../../src/discocat/read-verb-arguments.js';
import { readVerbOccurrences } from '../../../src/discocat/read-verb-occurrences.js';
import { readCombiner } from '../../../src/dual/combiner/combiner-file.js';
import { readBigrams } from '../../../src/dual/read-bigrams.js';
import { readTriples } from '../../../src/embedded/triples-table.js';
import { readResults } from '../../../src/evaluation/read-results.js';
import { taskManifestSchema } from '../../../src/evaluation/task-manifest.js';
import { readPreferences } from '../../../src/llm/adaptation/read-preferences.js';
import { readTextPairs } from '../../../src/llm/adaptation/read-text-pairs.js';
import { readContrasts } from '../../../src/llm/circuits/read-contrasts.js';
import { readTextTask } from '../../../src/llm/tasks/read-text-task.js';
import { readManifest, readManifestAs } from '../../../src/manifest.js';
import { makeResult } from '../../evaluation/report/make-result.js';
import { type FuzzTarget, fileTarget, inputName, namedTextTarget } from '../fuzz-target.js';

const manifest = JSON.stringify({
  id: 'small',
  version: '1',
  description: 'A small thing',
  source: 'nobody',
  address: 'https://example.org/',
  licence: 'MIT',
  files: { 'a.txt': { sha256: 'a'.repeat(64), bytes: 3 } },
});
const task = JSON.stringify({
  id: 'small',
  version: '1',
  description: 'Pairs',
  measures: 'similarity',
  source: 'nobody',
  address: 'https://example.org/',
  licence: 'MIT',
  citation: 'x',
  format: 'word-pairs',
  data: [{ path: 'a/b.txt', sha256: 'b'.repeat(64) }],
  fetch: [{ url: 'https://example.org/b', path: 'a/b.txt' }],
  items: 3,
  splits: 'none',
  mainScore: 'spearman',
});
const corpus = JSON.stringify({
  ...JSON.parse(manifest),
  language: 'en',
  reader: { format: 'lines', options: { lines: 'sentence' } },
  downloads: [{ path: 'a/b.txt', url: 'https://example.org/b' }],
});
const combiner = JSON.stringify({
  format: 'qualia combiner',
  version: 1,
  length: 3,
  features: [{ name: 'x', group: 'frequency' }],
  scorer: {
    kind: 'trees',
    base: 0,
    trees: [
      [
        { feature: 0, threshold: 1, missingLeft: true, left: 1, right: 2, value: 0 },
        { feature: -1, threshold: 0, missingLeft: false, left: -1, right: -1, value: 1 },
        { feature: -1, threshold: 0, missingLeft: false, left: -1, right: -1, value: -1 },
      ],
    ],
  },
  calibration: { slope: 1, offset: 0 },
  importance: [],
  training: {},
});
const logistic = JSON.stringify({
  ...JSON.parse(combiner),
  scorer: { kind: 'logistic', means: [0], deviations: [1], weights: [1], bias: 0 },
});
const fetched = JSON.stringify({
  id: 'x',
  version: '1',
  files: [{ path: 'a', url: 'https://example.org/a', sha256: 'c'.repeat(64), bytes: 1 }],
});

/** A reader of a folder in which one file has a fixed name. */
const inFolder = (
  name: string,
  fileName: string,
  seeds: readonly string[],
  parse: (folder: string) => unknown,
): FuzzTarget => ({
  name,
  namesFile: true,
  seeds: async () => seeds.map((text) => Buffer.from(text)),
  parse: (bytes, scratch) => {
    const path = join(scratch, `${inputName}-folder`, fileName);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
    return parse(dirname(path));
  },
});

/** The parsers of tables and of JSON that people write. */
export const tableTargets: readonly FuzzTarget[] = [
  fileTarget('manifest', '.json', { seeds: [manifest], parse: (path) => readManifest(path) }),
  fileTarget('task-manifest', '.json', { seeds: [task], parse: (path) => readManifestAs(path, taskManifestSchema) }),
  fileTarget('corpus-manifest', '.json', {
    seeds: [corpus],
    parse: (path) => readManifestAs(path, corpusManifestSchema),
  }),
  inFolder('fetch-record', 'fetched.json', [fetched], (folder) => readFetchRecord(folder)),
  fileTarget('combiner', '.json', { seeds: [combiner, logistic], parse: (path) => readCombiner(path) }),
  fileTarget('results', '.json', {
    seeds: [JSON.stringify(makeResult()), JSON.stringify([makeResult(), makeResult()])],
    parse: (path) => readResults(path),
  }),
  fileTarget('amounts', '.csv', {
    seeds: ['name,tea,milk\na,3,1\nb,0,2\n', 'tea\tmilk\n3\t1\n', 'tea;milk\n"3";1.5\n'],
    parse: (path) => readAmounts(path),
  }),
  namedTextTarget(
    'factorial-set',
    [
      'tense\tperson\ttext\npast\tfirst\tI sang\npresent\tfirst\tI sing\npast\tthird\tshe sang\npresent\tthird\tshe sings\n',
    ],
    {
      parse: (text, path) => parseFactorialSet(text, { path }),
    },
  ),
  namedTextTarget('property-table', ['a,b\n1,x\n2,y\n', 'a\tb\n1\t"x"\n'], { parse: parsePropertyTable }),
  fileTarget('bigrams', '.tsv', {
    seeds: ['head\tmodifier\tcount\nhouse\tdog\t3\n'],
    parse: (path) => readBigrams([path]),
  }),
  fileTarget('triples', '.tsv', {
    seeds: ['verb\tsubject\tobject\tcount\nsee\tdog\tcat\t3\n'],
    parse: (path) => readTriples(path),
  }),
  fileTarget('verb-arguments', '.tsv', {
    seeds: ['verb\tsubject\tobject\tcount\nsee\tdog\tcat\t3\n'],
    parse: (path) => readVerbArguments(path),
  }),
  fileTarget('argument-counts', '.tsv', {
    seeds: ['noun\tadjective\tcount\ndog\tbig\t3\n'],
    parse: (path) => readArgumentCounts(path, 'noun-adjective'),
  }),
  fileTarget('verb-occurrences', '.jsonl', {
    seeds: ['{"verb":"see","text":"Dogs see cats.","subject":{"start":0,"end":4},"object":{"start":9,"end":13}}\n'],
    parse: (path) => readVerbOccurrences(path),
  }),
  fileTarget('preferences', '.tsv', {
    seeds: ['the _ barks\tdog\tcat\na _\tb\tc\n'],
    parse: (path) => readPreferences(path),
  }),
  fileTarget('text-pairs', '.tsv', { seeds: ['oak\ttree\n\nelm\ttree\n'], parse: (path) => readTextPairs(path) }),
  fileTarget('contrasts-tsv', '.tsv', {
    seeds: [
      'clean\tcounterfactual\tright\twrong\tsubject\tverb\tlength\nthe dog barks\tthe dogs bark\ta\tb\t0\t2\t3\n',
    ],
    parse: (path) => readContrasts(path),
  }),
  fileTarget('contrasts-csv', '.csv', {
    seeds: ['prompt,counterfactual,right,wrong\n"the dog, it",the dogs,a,b\n'],
    parse: (path) => readContrasts(path),
  }),
  fileTarget('text-task', '.tsv', {
    seeds: [
      'yes\tone\nno\ttwo\nyes\tthree\nno\tfour\nyes\tfive\nno\tsix\n',
      'yes\ta\ttrain\nno\tb\ttrain\nyes\tc\ttest\n',
    ],
    parse: (path) => readTextTask(path),
  }),
];
