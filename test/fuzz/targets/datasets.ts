import { readFileHead } from '../../../src/evaluation/files/file-head.js';
import { recogniseFile } from '../../../src/evaluation/files/recognise-file.js';
import { parseAllWords } from '../../../src/evaluation/formats/parse-all-words.js';
import { parseBats, parseGoogleAnalogies } from '../../../src/evaluation/formats/parse-analogies.js';
import { parseAspectSentences } from '../../../src/evaluation/formats/parse-aspect-sentences.js';
import { parseBless } from '../../../src/evaluation/formats/parse-bless.js';
import {
  parseRelationJsonLines,
  parseSatQuestions,
  parseTurneyQuestions,
} from '../../../src/evaluation/formats/parse-choices.js';
import { parseMetonymyJson } from '../../../src/evaluation/formats/parse-metonymy-json.js';
import { parseRelocarXml, parseSemevalMetonymy } from '../../../src/evaluation/formats/parse-metonymy-xml.js';
import {
  parseBird,
  parseElldis,
  parseEllsim,
  parseMl2010,
  parseSick,
} from '../../../src/evaluation/formats/parse-phrase-pairs.js';
import { parseRelationDegrees } from '../../../src/evaluation/formats/parse-relation-degrees.js';
import { parseRelocarText } from '../../../src/evaluation/formats/parse-relocar-text.js';
import { parseRelpron } from '../../../src/evaluation/formats/parse-relpron.js';
import { parseTable } from '../../../src/evaluation/formats/parse-table.js';
import {
  parseGs2011,
  parseGs2012,
  parseGs2013,
  parseKs2013Conll,
  parseKs2014,
  parseMl2008,
} from '../../../src/evaluation/formats/parse-verb-pairs.js';
import { parseWic } from '../../../src/evaluation/formats/parse-wic.js';
import { parseWicTsv } from '../../../src/evaluation/formats/parse-wic-tsv.js';
import { parseMen, parseRg65, parseScws, parseWordPairs } from '../../../src/evaluation/formats/parse-word-pairs.js';
import { parsePredictions } from '../../../src/evaluation/scores/sense-predictions.js';
import { inventedSets } from '../../evaluation/files/invented-datasets.js';
import { encodeSeeds, type FuzzTarget, fileTarget, inputName, namedTextTarget, textsTarget } from '../fuzz-target.js';

type ParseFile = (file: { readonly path: string; readonly text: string }) => unknown;

const one = (name: string, seeds: readonly string[], parse: ParseFile, tokens?: readonly string[]): FuzzTarget =>
  namedTextTarget(name, seeds, { parse: (text, path) => parse({ path, text }), tokens });

const fileOf = (text: string | undefined, place: number) => ({ path: `${inputName}.${place}.txt`, text: text ?? '' });

const verbHeader = 'participant verb subject object landmark input hilo';
const aspectHeader = 'id\tlanguage\tsplit\tseen\tkind\ttarget\tlemma\ttype\taspects\tsentence';
const entities = [
  '&amp;',
  '&#233;',
  '&nothing;',
  '<!ENTITY a "&b;">',
  '<!ENTITY b "&a;">',
  '<![CDATA[x]]>',
  '<sample id="',
  '</',
];

const wordPairs = [
  one(
    'dataset-word-pairs',
    ['lake\tpond\t7.5\nhill\tfork\t0.5\n', 'w1,w2,score\n"lake","pond","7"\n', '# x\nlake pond 3'],
    parseWordPairs,
  ),
  one('dataset-men', ['lake-n pond-n 40\nhill-n climb-v 22\n'], parseMen),
  one('dataset-rg65', ['lake;pond;3.1\nhill;fork;0.2\n'], parseRg65),
  one('dataset-scws', ['1\tlake\tn\tpond\tn\tthe <b>lake</b> lay\ta <b>pond</b> froze\t6.0\t5\t7\n'], parseScws),
  one(
    'dataset-table',
    ['a,b,mean\nlake,pond,3\n', 'a\tb\tmean\nlake\tpond\t3\n', 'mean;b;a\r\n2;"x;y";z\r\n'],
    (file) => parseTable(file, { left: ['a'], right: ['b'], score: 'mean', scale: [0, 10] }),
  ),
];

const phrases = [
  one(
    'dataset-ml2010',
    ['participant type ver s1lemma1 s1lemma2 s2lemma1 s2lemma2 rating\np1 verbobjects 2 door open lid lift 6\n'],
    (file) => parseMl2010(file, 'verbobjects'),
  ),
  one(
    'dataset-bird',
    [
      'term1\tterm2\trelation\trelatedness score\tpos\nold door\tnew lid\tx\t0.4\tADJ-NOUN\nred hat\tgreen cap\tx\t0.7\tADJ-NOUN\n',
    ],
    parseBird,
  ),
  one(
    'dataset-elldis',
    ['participant\tsent1\tsent2\tscore\np1\tman opens door and boy does too\tgirl lifts lid and dog does too\t3\n'],
    parseElldis,
  ),
  one(
    'dataset-ellsim',
    ['participant\tsent1\tsent2\tscore\np1\tman opens door and boy does too\tgirl lifts lid and dog does too\t3\n'],
    parseEllsim,
  ),
  one(
    'dataset-sick',
    [
      'pair_ID\tsentence_A\tsentence_B\tentailment_label\trelatedness_score\tSemEval_set\n1\tA man sings\tA man hums\tNEUTRAL\t3.5\tTRAIN\n',
    ],
    (file) => parseSick(file),
  ),
  one('dataset-gs2011', [`${verbHeader}\np1 fold man paper bend 6 HIGH\np2 fold man paper pray 1 LOW\n`], parseGs2011),
  one(
    'dataset-gs2012',
    [
      'sentence_id annotator_id adj_subj subj landmark verb adj_obj obj annotator_score\n1 a old man bend fold thin paper 6\n',
    ],
    parseGs2012,
  ),
  one('dataset-gs2013', [`${verbHeader}\np1 fold man paper bend 6 HIGH\n`], parseGs2013),
  one('dataset-ml2008', ['participant verb noun landmark input hilo\np1 fold paper bend 6 high\n'], parseMl2008),
  one(
    'dataset-ks2013',
    [
      'sentence_id annotator_id adj_subj subj landmark verb adj_obj obj annotator_score\n1 a old man bend fold thin paper 6\n',
    ],
    parseKs2013Conll,
  ),
  one(
    'dataset-ks2014',
    [
      'participant subject1 verb1 object1 subject2 verb2 object2 score\np1 man fold paper boy bend card 6\n',
      'annotator subject1 verb1 object1 subject2 verb2 object2 score\na man fold paper boy bend card 6\n',
    ],
    parseKs2014,
  ),
];

const relations = [
  one('dataset-google', [': rivers\nEssen Ruhr Bonn Rhine\n: gram1-plural\ncat cats dog dogs\n'], parseGoogleAnalogies),
  textsTarget('dataset-bats', [['cat\tcats/kitties\ndog\tdogs\n', 'big\tbigger\nold\tolder\n']], {
    parse: (texts) => parseBats(texts.map(fileOf)),
  }),
  one('dataset-bless', ['owl-n\tbird\tattri\twise-j\nowl-n\tbird\tcoord\tcrow-n\n'], parseBless),
  one('dataset-turney', ['sea dog | sailor | sea | dog | ocean | hound | tin | lamp\n'], parseTurneyQuestions),
  one(
    'dataset-sat',
    ['source one\nlake pond n:n\na b n:n\nc d n:n\ne f n:n\ng h n:n\ni j n:n\na\n\n'],
    parseSatQuestions,
  ),
  one(
    'dataset-relbert',
    ['{"stem":["a","b"],"answer":0,"choice":[["c","d"],["e","f"]],"prefix":"x"}\n'],
    parseRelationJsonLines,
  ),
  textsTarget(
    'dataset-degrees',
    [
      [
        '1, a, KINDS, Animal:Kind, bird:wren, fish:pike\n',
        '# pair1\tpair2\tpair3\tpair4\tleast\tmost\tr\n"a:b"\t"c:d"\t"e:f"\t"g:h"\t"a:b"\t"c:d"\t"x"\n',
      ],
    ],
    {
      parse: ([paradigms = '', answers = '']) =>
        parseRelationDegrees([
          { path: `${inputName}/subcategories-paradigms.txt`, text: paradigms },
          { path: `${inputName}/Testing/Phase2Answers/Phase2Answers-1a.txt`, text: answers },
        ]),
    },
  ),
  one(
    'dataset-relpron',
    ['OBJ kettle_N: device_N that cook_N fill_V\nSBJ kettle_N: device_N that boil_V water_N\n'],
    parseRelpron,
  ),
];

const allWordsXml =
  '<?xml version="1.0"?>\n<corpus lang="en" source="t">\n<text id="d">\n<sentence id="d.s">\n<wf lemma="the" pos="DET">The</wf>\n<instance id="d.s.t" lemma="oak_tree" pos="NOUN">oak&#xA0;tree</instance>\n</sentence>\n</text>\n</corpus>\n';
const metonymyXml =
  '<?xml version="1.0"?>\n<!DOCTYPE sampletexts [\n<!ENTITY dollar "$">\n]>\n<sampletexts>\n<sample id="s1">\n<par>for &dollar;5 in <annot><location reading="literal"> Bonn </location></annot></par>\n</sample>\n</sampletexts>\n';

const senses = [
  textsTarget('dataset-all-words', [[allWordsXml, 'd.s.t oak_tree%1:20:00::\n']], {
    parse: ([xml, key]) => parseAllWords(fileOf(xml, 0), fileOf(key, 1)),
    tokens: entities,
  }),
  textsTarget('dataset-wic', [['bank\tN\t1-2\tThe bank lent\tOn the bank\n', 'F\n']], {
    parse: ([data, gold]) => parseWic(fileOf(data, 0), fileOf(gold, 1)),
  }),
  textsTarget('dataset-wic-tsv', [['ship\t1\tThe ship left\n', 'a vessel\n', 'vessel\tboat\n', 'T\n', '0\n']], {
    parse: ([examples, definitions, hypernyms, labels, domains]) =>
      parseWicTsv({
        examples: fileOf(examples, 0),
        definitions: fileOf(definitions, 1),
        hypernyms: fileOf(hypernyms, 2),
        labels: fileOf(labels, 3),
        domains: fileOf(domains, 4),
      }),
  }),
  one('dataset-metonymy-xml', [metonymyXml], parseSemevalMetonymy, entities),
  one(
    'dataset-relocar-xml',
    ['<data>\n<sample number="1">to <loc reading="lit">Old &amp; New</loc>.\n</sample>\n</data>\n'],
    parseRelocarXml,
    entities,
  ),
  textsTarget('dataset-relocar-text', [['Bonn<SEP>Near <ENT>Bonn<ENT> lies\n', 'Peru<SEP><ENT>Peru<ENT> won\n']], {
    parse: ([literal, metonymic]) => parseRelocarText(fileOf(literal, 0), fileOf(metonymic, 1)),
    tokens: ['<SEP>', '<ENT>'],
  }),
  one(
    'dataset-metonymy-json',
    ['[{"sentence":["Old","Mill","fell"],"pos":[0,2],"label":1},\n{"sentence":["a"],"pos":[0,1],"label":0}]'],
    (file) => parseMetonymyJson(file, { nameClass: 'organization' }),
  ),
  one(
    'dataset-aspects',
    [
      `${aspectHeader}\na\ten\tdev\tseen\tname\tOslo\tOslo\tlocation.event\tlocation\tIn [Oslo].\nb\ten\ttest\tseen\tname\tOslo\tOslo\tlocation.event\tlocation|event\t[Oslo] began.\n`,
    ],
    (file) => parseAspectSentences(file, 'test'),
  ),
  one('dataset-predictions', ['d.s.t oak%1:20:00::\nd.s.u a b c\n'], parsePredictions),
];

/** Files that no manifest names are known by their beginning. */
const recognition = fileTarget('dataset-recognition', '', {
  seeds: async () => encodeSeeds(inventedSets.flatMap(({ files }) => files.map(({ text }) => text))),
  parse: async (path) => {
    const beginning = await readFileHead(path, inputName);
    return 'head' in beginning ? recogniseFile(beginning.head) : undefined;
  },
});

/** The parsers of the data sets that systems are scored on. */
export const datasetTargets: readonly FuzzTarget[] = [...wordPairs, ...phrases, ...relations, ...senses, recognition];
