import { parseChineseGlosses } from '../../../src/lexicon/chinese-glosses.js';
import { parseAspects, parseDotClasses, parseNames } from '../../../src/lexicon/dot-objects/parse-dot-names.js';
import { parseNounClasses, parseNouns } from '../../../src/lexicon/dot-objects/parse-dot-nouns.js';
import { parseSenseAnchors } from '../../../src/lexicon/dot-objects/sense-aspects.js';
import { readChineseWordnetRecords } from '../../../src/lexicon/formats/chinese/chinese-wordnet-records.js';
import { formatLexiconLines } from '../../../src/lexicon/formats/json/format-lexicon-lines.js';
import { parseLexiconLines } from '../../../src/lexicon/formats/json/parse-lexicon-lines.js';
import { formatLmf } from '../../../src/lexicon/formats/lmf/format-lmf.js';
import { parseLmfRecords } from '../../../src/lexicon/formats/lmf/parse-lmf-records.js';
import { validateLmfPieces } from '../../../src/lexicon/formats/lmf/validate-lmf.js';
import { parseOmwLayout } from '../../../src/lexicon/formats/omw/omw-layout.js';
import { parseOmwRecords } from '../../../src/lexicon/formats/omw/parse-omw-records.js';
import { readLexiconRecords } from '../../../src/lexicon/formats/read-lexicon-records.js';
import { parseWndbRecords } from '../../../src/lexicon/formats/wndb/parse-wndb-records.js';
import { parseFrames, parseWndbLayout } from '../../../src/lexicon/formats/wndb/wndb-layout.js';
import { parseEnglishYaml } from '../../../src/lexicon/formats/yaml/parse-english-yaml.js';
import { parseYamlMap } from '../../../src/lexicon/formats/yaml/parse-yaml-map.js';
import { parseChineseWordnet } from '../../../src/lexicon/parse-chinese-wordnet.js';
import { parseLmf } from '../../../src/lexicon/parse-lmf.js';
import { parseOmw } from '../../../src/lexicon/parse-omw.js';
import { parseSenseIndex } from '../../../src/lexicon/parse-sense-index.js';
import { readChineseWordnet } from '../../../src/lexicon/read-chinese-wordnet.js';
import { readLexicon } from '../../../src/lexicon/read-lexicon.js';
import { LexiconDatabase } from '../../../src/lexicon/store/lexicon-database.js';
import { readStoreRecords } from '../../../src/lexicon/store/read-store-records.js';
import { chineseWordnet, lmfText, omwText } from '../../lexicon/lexicon-fixture.js';
import { createExtension, createFullLexicon } from '../../lexicon/record-fixture.js';
import { dogs, writeTexts } from '../../lexicon/wndb-fixture.js';
import { type FuzzTarget, fileTarget, inputName, namedTextTarget, textsTarget, textTarget } from '../fuzz-target.js';
import { writeSeeds } from '../write-seeds.js';

const wndbTexts = [...writeTexts(dogs).values()];
const lexicons = [createFullLexicon(), createExtension()];
const fileOf = (content: string | undefined, place: number) => ({
  content: content ?? '',
  path: `${inputName}.${place}.tsv`,
});

async function* pieces(text: string): AsyncGenerator<Uint8Array, void, undefined> {
  const bytes = Buffer.from(text, 'latin1');
  const half = bytes.length >> 1;
  yield bytes.subarray(0, half);
  yield bytes.subarray(half);
}

/** A parser of pieces of bytes. */
const piecesTarget = (
  name: string,
  seeds: readonly string[],
  parse: (bytes: AsyncGenerator<Uint8Array>) => unknown,
): FuzzTarget => ({
  name,
  namesFile: true,
  tokens: lmfTokens,
  seeds: async () => seeds.map((text) => Buffer.from(text)),
  parse: (bytes) => parse(pieces(bytes.toString('latin1'))),
});

const lmfTokens = [
  '<Synset id="a" partOfSpeech="n"/>',
  '<Sense id="constructor" synset="a"/>',
  '<Lexicon id="__proto__" label="x" language="en" email="" license="" version="1">',
  '</Lexicon>',
  '<LexicalEntry id="e">',
  '<Lemma writtenForm="" partOfSpeech="n"/>',
  '<!ENTITY a "&b;">',
  '&lt;',
  '&unknown;',
  ' xml:space="preserve"',
  '<![CDATA[x]]>',
  'WN-LMF-9.9.dtd',
];
const lmfSeeds = [lmfText, [...formatLmf(lexicons)].join('')];

const wndb = [
  textsTarget('wndb-records', [wndbTexts], {
    tokens: [' 001 @ 00000051 n 0000', ' ffff ', ' 000 |', '00000051', ' 255 ', ' zz ', '(p)', ' 03 + 08 00 '],
    parse: ([noun = '', verb = '', adjective = '', adverb = '', senses = '']) => {
      const bytesOf = (text: string, name: string) => ({ bytes: Buffer.from(text), path: `${inputName}/${name}` });
      const data = {
        n: bytesOf(noun, 'data.noun'),
        v: bytesOf(verb, 'data.verb'),
        a: bytesOf(adjective, 'data.adj'),
        r: bytesOf(adverb, 'data.adv'),
      };
      return parseWndbRecords({ data, senses: bytesOf(senses, 'index.sense') });
    },
  }),
  namedTextTarget('sense-index', [wndbTexts[4] ?? ''], { parse: parseSenseIndex }),
  textTarget('wndb-layout', ['', '{"a":1}'], { parse: parseWndbLayout }),
  textTarget('wndb-frames', ['1  Something ----s\n2  Somebody ----s\n'], { parse: parseFrames }),
];

const lmf = [
  piecesTarget('lmf', lmfSeeds, (bytes) => parseLmf(bytes, inputName, undefined)),
  piecesTarget('lmf-records', lmfSeeds, (bytes) => parseLmfRecords(bytes, inputName)),
  piecesTarget('lmf-validation', lmfSeeds, (bytes) => validateLmfPieces(bytes, inputName)),
];

const yamlEntries =
  "constructor:\n  n:\n    pronunciation:\n    - value: x\n      variety: GB\n    sense:\n    - id: 'constructor%1:18:00::'\n      synset: 00000003-n\nNO:\n  n:\n    form:\n    - NOs\n    sense:\n    - id: 'no%1:05:00::'\n      synset: 00000002-n\n      derivation:\n      - 'constructor%1:18:00::'\n";
const yamlSynsets =
  '00000002-n:\n  definition:\n  - a dog\n  example:\n  - source: x\n    text: y\n  hypernym:\n  - 00000003-n\n  ili: i35464\n  members:\n  - NO\n  partOfSpeech: n\n00000003-n:\n  definition:\n  - z\n  members:\n  - constructor\n  partOfSpeech: n\n';
const yamlTokens = [
  '&a ',
  '*a',
  '<<: *a',
  '? ',
  '!!map ',
  '|\n  x\n',
  '>-\n',
  '- - - a',
  '[a, b]',
  '{a: b}',
  '---\n',
  '...\n',
  '%YAML 1.1\n',
  '"\\x',
  '# x\n',
  '? [a]\n: b\n',
];

const texts = [
  namedTextTarget('lexicon-lines', [[...formatLexiconLines(lexicons)].join('')], { parse: parseLexiconLines }),
  textsTarget('english-yaml', [[yamlEntries, yamlSynsets, 'via: Somebody ----s\n']], {
    tokens: yamlTokens,
    parse: ([entries = '', synsets = '', frames = '']) =>
      parseEnglishYaml([
        { name: 'entries-a', path: `${inputName}/entries-a.yaml`, text: entries },
        { name: 'noun.animal', path: `${inputName}/noun.animal.yaml`, text: synsets },
        { name: 'frames', path: `${inputName}/frames.yaml`, text: frames },
      ]),
  }),
  namedTextTarget('yaml-map', [yamlEntries, 'a: &x [1, 2]\nb: *x\nc: {d: e}\n'], {
    parse: parseYamlMap,
    tokens: yamlTokens,
  }),
  namedTextTarget('omw', [omwText], { parse: parseOmw, tokens: ['\tcmn:lemma\t', '\t0\t', 'cmn:def', '# '] }),
  namedTextTarget('omw-records', [omwText], {
    parse: parseOmwRecords,
    tokens: ['\tcmn:lemma\t', '\t0\t', 'cmn:exe', '# '],
  }),
  textTarget('omw-layout', ['', '{"a":[1]}'], { parse: parseOmwLayout }),
  namedTextTarget('chinese-wordnet', [JSON.stringify(chineseWordnet)], { parse: parseChineseWordnet }),
  fileTarget('chinese-wordnet-file', '.json', {
    seeds: [JSON.stringify(chineseWordnet)],
    parse: (path) => readChineseWordnet(path),
  }),
  {
    name: 'chinese-wordnet-records',
    namesFile: true,
    seeds: async () => [Buffer.from(JSON.stringify(chineseWordnet))],
    parse: (bytes: Buffer) =>
      readChineseWordnetRecords({
        path: inputName,
        first: bytes.subarray(0, 512),
        bytes: pieces(bytes.toString('latin1')),
      }),
  },
  fileTarget('lexicon-file', '', {
    seeds: [lmfText, JSON.stringify(chineseWordnet)],
    tokens: lmfTokens,
    parse: (path) => readLexicon(path),
  }),
  fileTarget('lexicon-records-file', '', {
    seeds: [lmfText, omwText, JSON.stringify(chineseWordnet), [...formatLexiconLines(lexicons)].join('')],
    tokens: lmfTokens,
    parse: (path) => readLexiconRecords(path),
  }),
];

const dotTables = [
  namedTextTarget(
    'chinese-glosses',
    ['chinese\tkind\tenglish\n\u5728\tpreposition\tat\n\u7684\tmarker\tpossessive\n'],
    {
      parse: (content, path) => parseChineseGlosses({ content, path }),
    },
  ),
  namedTextTarget(
    'dot-aspects',
    [
      'aspect\tlabel en\tlabel zh\tgloss en\tgloss zh\texamples en\texamples zh\nlocation\tplace\t\u5730\ta place\t\u5730\tin x | at y\t\u5728\n',
    ],
    { parse: (content, path) => parseAspects({ content, path }) },
  ),
  textsTarget(
    'dot-classes',
    [
      [
        'class\ttype\tkind\tlabel en\tlabel zh\tsource\nbook\tinformation.physical\tthing\tbook\t\u4e66\tx\n',
        'class\taspect\tgloss en\tgloss zh\nbook\tphysical\tthe thing\t\u4e66\n',
      ],
    ],
    { parse: ([classes, glosses]) => parseDotClasses(fileOf(classes, 0), fileOf(glosses, 1)) },
  ),
  namedTextTarget(
    'dot-names',
    ['name\taliases\tclass\tsense\tzh\nOslo\tKristiania|O\tcity\toslo%1:15:00::\t\u5965\u65af\u9646\n'],
    {
      parse: (content, path) => parseNames({ content, path }, new Set(['city'])),
    },
  ),
  textsTarget(
    'dot-nouns',
    [
      [
        'class\tkind\tpair\tlabel en\tlabel zh\tsource\nbook\tpair\tinformation physical\tbook\t\u4e66\tx\n',
        'class\tfacet\taspect\tneed\tsenses\tgloss en\tgloss zh\nbook\tthing\tphysical\tyes\tnoun.artifact book%1:06:00::\tt\t\u4e66\n',
        'lemma\tclass\tsenses\nnovel\tbook\tthing=novel%1:10:00::\n',
      ],
    ],
    {
      parse: ([classes, facets, nouns]) =>
        parseNouns(fileOf(nouns, 2), parseNounClasses(fileOf(classes, 0), fileOf(facets, 1))),
    },
  ),
  namedTextTarget(
    'sense-anchors',
    ['anchor\taspects\nnoun.location\tlocation\nbook%1:10:00::\tinformation|physical\n'],
    {
      parse: (content, path) => parseSenseAnchors({ content, path }),
    },
  ),
];

const stores = [
  fileTarget('lexicon-store', '.sqlite', {
    seeds: writeSeeds(async (path) => {
      const database = new LexiconDatabase(path, { create: true });
      try {
        for (const lexicon of lexicons) database.add(lexicon);
      } finally {
        database.close();
      }
    }),
    parse: (path) => readStoreRecords(path),
  }),
];

/** The parsers of lexicons. */
export const lexiconTargets: readonly FuzzTarget[] = [...wndb, ...lmf, ...texts, ...dotTables, ...stores];
