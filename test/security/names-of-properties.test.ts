import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createReader, type ReaderFormat } from '../../src/corpus/readers/create-reader.js';
import { Vocabulary } from '../../src/corpus/vocabulary.js';
import { compileFormula } from '../../src/dual/formula.js';
import { parseEmbeddingAnswer } from '../../src/embedding/embedding-answer.js';
import { parseModelSpecification } from '../../src/embedding/model-specification.js';
import { QualiaError } from '../../src/errors.js';
import { readTableFormat } from '../../src/evaluation/formats/parse-table.js';
import { walkXml } from '../../src/evaluation/formats/walk-xml.js';
import { readResults } from '../../src/evaluation/read-results.js';
import { parseBatch } from '../../src/lexicon/edits/parse-batch.js';
import { parseLexiconLines } from '../../src/lexicon/formats/json/parse-lexicon-lines.js';
import { parseLmfRecords } from '../../src/lexicon/formats/lmf/parse-lmf-records.js';
import { parseOmwRecords } from '../../src/lexicon/formats/omw/parse-omw-records.js';
import { parseEnglishYaml } from '../../src/lexicon/formats/yaml/parse-english-yaml.js';
import { parseChineseWordnet } from '../../src/lexicon/parse-chinese-wordnet.js';
import { readManifest } from '../../src/manifest.js';
import { parseHeader } from '../../src/matrix/container-header.js';
import { readTexts, temporaryCorpus } from '../corpus/readers/temporary-corpus.js';

const { write } = temporaryCorpus();

/** JSON whose keys are those through which objects inherit; a parser keeps them as keys of their own. */
const poison = '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"prototype":{"polluted":1}';
const word = '__proto__';

async function readCorpus(format: ReaderFormat, content: string, options: object = {}): Promise<unknown> {
  return await readTexts(createReader(format, await write(`corpus.${format}`, content), { ...options }));
}

async function* piecesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

function walk(text: string): void {
  const ignore = (): void => undefined;
  walkXml({ path: 'a.xml', text }, new Map([['__proto__', undefined]]), { open: ignore, text: ignore, close: ignore });
}

const refuse = (_: string, problem: string): Error => new QualiaError('ANSWER', problem);
const expected = { count: 1, dimensions: undefined, refuse };

/** Every way by which names come in with data, each with names of properties. */
const ways: readonly (readonly [name: string, read: () => unknown])[] = [
  [
    'a manifest',
    async () => await readManifest(await write('manifest.json', `{"id":"a",${poison},"files":{${poison}}}`)),
  ],
  ['results', async () => await readResults(await write('results.json', `{"schemaVersion":1,${poison}}`))],
  ['JSON Lines', () => readCorpus('jsonl', `{"text":"One.",${poison}}\n`)],
  ['a field of JSON Lines', () => readCorpus('jsonl', `{"text":"One.",${poison}}\n`, { field: '__proto__.polluted' })],
  ['names of columns', () => readCorpus('csv', 'text,__proto__,constructor\nOne.,1,1\n', { idColumn: '__proto__' })],
  [
    'CoNLL-U',
    () => readCorpus('conllu', '# newdoc id = __proto__\n1\t__proto__\tconstructor\tNOUN\t_\t_\t0\troot\t_\t_\n\n'),
  ],
  ['tagged text', () => readCorpus('tagged', '__proto__/nn constructor/nn\n')],
  ['an answer over HTTP', () => parseEmbeddingAnswer(`{"data":[{"embedding":[1],${poison}}],${poison}}`, expected)],
  ['an index in an answer', () => parseEmbeddingAnswer('{"data":[{"index":"__proto__","embedding":[1]}]}', expected)],
  ['a kind of model', () => parseModelSpecification('__proto__:a')],
  ['another kind of model', () => parseModelSpecification('constructor:a')],
  ['a setting of a model', () => parseModelSpecification('static:a?__proto__=1')],
  ['columns of a table', () => readTableFormat('left=a,right=b,score=c,__proto__=d')],
  ['a formula', async () => await compileFormula('__proto__(a, b)')],
  [
    'a batch of edits',
    () => parseBatch(`{"operations":[{"verb":"__proto__",${poison}}],"versions":{"${word}":1}}`, 'a'),
  ],
  ['a batch in YAML', () => parseBatch('operations: []\nversions:\n  __proto__: 1\n  constructor: 2\n', 'a')],
  ['a merge key in YAML', () => parseBatch('operations:\n- <<: {__proto__: {polluted: 1}}\n  verb: relate\n', 'a')],
  ['lines of a lexicon', () => parseLexiconLines(`{"format":"qualia-lexicon","version":1,${poison}}\n`, 'a')],
  [
    'attributes of WN-LMF',
    async () =>
      await parseLmfRecords(
        piecesOf(
          '<?xml version="1.0"?><LexicalResource><Lexicon id="__proto__" label="a" language="en" email="a" license="a" version="1" __proto__="1" constructor="1"><LexicalEntry id="constructor" __proto__="1"><Lemma writtenForm="__proto__" partOfSpeech="n"/></LexicalEntry></Lexicon></LexicalResource>',
        ),
        'a.xml',
      ),
  ],
  ['elements of XML', () => walk('<__proto__ __proto__="1" constructor="1"/>')],
  ['entities of XML', () => walk('<!DOCTYPE __proto__ [<!ENTITY __proto__ "a">]><__proto__>&__proto__;</__proto__>')],
  ['entities that nobody declared', () => walk('<__proto__>&constructor;</__proto__>')],
  ['lines of OMW', () => parseOmwRecords('# a\ten\thttp://a\tMIT\n00000001-n\ten:lemma\t__proto__\n', 'a.tab')],
  [
    'Open English WordNet',
    () =>
      parseEnglishYaml([
        {
          name: 'entries-a',
          path: 'a',
          text: '__proto__:\n  n:\n    sense:\n    - id: a%1:00:00::\n      synset: 1-n\n',
        },
      ]),
  ],
  [
    'Chinese Wordnet',
    () => parseChineseWordnet(`{"__proto__":[{"cwn_id":"1","definition":"a","lemma":"a",${poison}}]}`, 'a'),
  ],
  [
    'a header of safetensors',
    () =>
      parseHeader(
        `{"__metadata__":{"__proto__":"a"},"__proto__":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}}`,
        0,
        'a',
      ),
  ],
  ['labels', () => new Vocabulary('words', ['__proto__', 'constructor', '']).indexOf('constructor')],
];

const inherited = (): unknown => ({
  object: Object.getOwnPropertyNames(Object.prototype).sort(),
  list: Object.getOwnPropertyNames(Array.prototype).sort(),
  function: Object.getOwnPropertyNames(Function.prototype).sort(),
  map: Object.getOwnPropertyNames(Map.prototype).sort(),
});
let before: unknown;

beforeEach(() => {
  before = inherited();
});
afterEach(() => {
  expect(inherited()).toEqual(before);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

describe('names of properties in data', () => {
  it.each(ways)('change nothing that objects inherit: %s', async (_, read) => {
    try {
      await read();
    } catch (error) {
      // What is refused is refused as any other word would be.
      expect(error).toBeInstanceOf(QualiaError);
    }
  });

  it('are words like others where words are expected', async () => {
    const { texts } = (await readCorpus('csv', 'text,__proto__\nOne.,constructor\n', { idColumn: '__proto__' })) as {
      readonly texts: readonly string[];
    };
    expect(texts).toEqual(['constructor#0 One.']);
    expect(parseBatch(`{"operations":[],"versions":{"constructor":2}}`, 'a').versions.get('constructor')).toBe(2);
    const { metadata, entries } = parseHeader(
      '{"__metadata__":{"__proto__":"a"},"__proto__":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}}',
      0,
      'a',
    );
    expect([metadata.get('__proto__'), entries[0]?.name]).toEqual(['a', '__proto__']);
  });
});
