import { parseGraph } from '../../../src/analysis/structure/mixed-graph.js';
import { parseContentRange, parseRetryAfter } from '../../../src/corpus/fetch/server-answer.js';
import { decodeEntities } from '../../../src/corpus/readers/decode-entities.js';
import { readPage } from '../../../src/corpus/readers/mediawiki-page.js';
import { parseConlluSentence } from '../../../src/corpus/readers/parse-conllu-sentence.js';
import { plainHtml } from '../../../src/corpus/readers/plain-html.js';
import { plainMarkdown } from '../../../src/corpus/readers/plain-markdown.js';
import { plainWikitext } from '../../../src/corpus/readers/plain-wikitext.js';
import { parseDiagram } from '../../../src/discocat/diagram-text.js';
import { parseEntry } from '../../../src/discocat/parsing/lexical-entry.js';
import { parseLinkage } from '../../../src/discocat/parsing/linkage.js';
import { parseType } from '../../../src/discocat/pregroup-type.js';
import { parseEmbeddingAnswer, readServerCode, readServerMessage } from '../../../src/embedding/embedding-answer.js';
import { parseModelSpecification } from '../../../src/embedding/model-specification.js';
import { QualiaError } from '../../../src/errors.js';
import { readTableFormat } from '../../../src/evaluation/formats/parse-table.js';
import { parseSystemSpecification } from '../../../src/evaluation/systems/system-specification.js';
import { parseDotType } from '../../../src/lexicon/dot-objects/dot-type.js';
import { parseOperation } from '../../../src/lexicon/edits/operation.js';
import { parseBatch } from '../../../src/lexicon/edits/parse-batch.js';
import { parseSenseKey } from '../../../src/lexicon/sense-key.js';
import { parseSynsetId } from '../../../src/lexicon/synset.js';
import { type FuzzTarget, namedTextTarget, textTarget } from '../fuzz-target.js';

/** JSON of any form; text that is none is passed over, since the parser is given values. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new QualiaError('NO_JSON', 'is no JSON', { cause });
  }
}

const refuse = (kind: string, problem: string): QualiaError => new QualiaError('ANSWER', `${kind}: ${problem}`);

const expressions = [
  textTarget('pregroup-type', ['n.r s n.l', '1', 'n.l.l n'], {
    parse: parseType,
    tokens: ['.l', '.r', ' n', '.r.r.r'],
  }),
  textTarget(
    'diagram',
    [
      '1 -> s: "dogs" n @0; "run" n.r s @1; cup n n.r @0',
      'n -> n:',
      'n -> n n: spider 1 2 n @0',
      'n -> s: dagger map "f" s -> n @0',
      'n s -> s n: swap n s @0',
      '1 -> n n.l: cap n n.l @0',
    ],
    {
      parse: parseDiagram,
      tokens: [
        'cup n n.r @0',
        'cap ',
        'swap ',
        'spider 1 99999999 n @0',
        'dagger ',
        'map ',
        '"',
        '; ',
        '->',
        ':',
        '\\"',
        ' @1',
        ' n.r',
      ],
    },
  ),
  textTarget('lexical-entry', ['n.r:subject s n.l:object', '1', 'n'], { parse: (text) => parseEntry('verb', text) }),
  textTarget('linkage', ['[(LEFT-WALL)(the)(dog.n)(barks.v)(.)][[0 4 2 (Xp)][0 2 1 (WV)][1 2 0 (Ds**c)]][0]'], {
    parse: parseLinkage,
    tokens: ['[0 1 0 (A)]', ')(', '(LEFT-WALL', '][', ']]'],
  }),
  textTarget('sense-key', ['dog%1:05:00::', 'hot%5:00:01:warm:00'], { parse: parseSenseKey }),
  textTarget('synset-id', ['00001740-n', '00001740-a'], { parse: parseSynsetId }),
  textTarget('dot-type', ['location.organization', 'information.physical'], { parse: parseDotType }),
  textTarget('table-format', ['left=word1,right=word2,score=3', 'left=a+b,right=c+d,rating=mean,form=verb-object'], {
    parse: readTableFormat,
  }),
  textTarget(
    'model-specification',
    [
      'static:glove.txt?lowerCase=true&limit=7',
      'transformers:folder?maximumTokens=3&pooling=mean',
      'https:example.org/v1?dimensions=3&prefix=a%26b',
      'openai:x',
      'encoder:y',
    ],
    {
      parse: parseModelSpecification,
      tokens: [
        'static:',
        'space:',
        'transformers:',
        'encoder:',
        'openai:',
        'http:',
        'ai-sdk:',
        'module:',
        '%',
        '%3F',
        '&',
        '?',
        '=',
        'true',
      ],
    },
  ),
  textTarget(
    'system-specification',
    ['embedded:dual?method=add', 'first-sense', 'model:./mine.js', 'discocat:copy?tags=true&layers=1,2'],
    {
      parse: parseSystemSpecification,
      tokens: ['embedded:', 'model:', 'dual-models:', 'sentences:', 'phrases:', 'file:', '?', '&', '=', '%'],
    },
  ),
  textTarget('mixed-graph', ['{"variables":["a","b"],"edges":[{"from":"a","to":"b","edge":"o->"}]}'], {
    parse: (text) => {
      const record = jsonOf(text) as { variables?: unknown; edges?: unknown } | null;
      const isText = (value: unknown): value is string => typeof value === 'string';
      const { variables, edges } = record ?? {};
      if (!Array.isArray(variables) || !variables.every(isText) || !Array.isArray(edges))
        throw new QualiaError('FORM', 'is no graph');
      const isEdge = (edge: unknown): boolean =>
        typeof edge === 'object' &&
        edge !== null &&
        ['from', 'to', 'edge'].every((key) => isText((edge as Record<string, unknown>)[key]));
      if (!edges.every(isEdge)) throw new QualiaError('FORM', 'is no graph');
      return parseGraph({ variables, edges } as Parameters<typeof parseGraph>[0]);
    },
  }),
];

const edits = [
  namedTextTarget(
    'edit-batch',
    [
      'who: me\nwhy: x\noperations:\n- verb: set-gloss\n  synset: a-1-n\n  text: new\n',
      '{"operations":[{"verb":"add-entry","lemma":"a","partOfSpeech":"n"}],"versions":{"a":1}}',
    ],
    {
      parse: parseBatch,
      tokens: ['&a ', '*a', '<<: *a', '!!js/function x', '!!binary a', '? ', '- - - ', '|\n', '>\n'],
    },
  ),
  textTarget(
    'operation',
    ['{"verb":"set-gloss","synset":"a-1-n","text":"x"}', '{"verb":"add-example","of":"a","text":"b"}'],
    {
      parse: (text) => parseOperation(jsonOf(text)),
      tokens: ['"remove-gloss"', '"add-sense"', '"relate"', '"merge"'],
    },
  ),
];

const answers = [
  textTarget(
    'embedding-answer',
    [
      '{"data":[{"index":0,"embedding":[0.1,-2]},{"index":1,"embedding":[3,4]}],"usage":{"prompt_tokens":3}}',
      '{"data":[{"embedding":"AACAPwAAAEA="},{"embedding":"AACAPwAAAEA="}]}',
      '{"error":{"message":"no","code":"x"}}',
    ],
    {
      parse: (text) => {
        readServerMessage(text);
        readServerCode(text);
        return parseEmbeddingAnswer(text, { count: 2, dimensions: 2, refuse });
      },
    },
  ),
  textTarget('retry-after', ['120', 'Wed, 21 Oct 2015 07:28:00 GMT', '0.5'], {
    parse: (text) => parseRetryAfter(text, 0),
  }),
  textTarget('content-range', ['bytes 0-99/200', 'bytes */200', 'bytes 0-99/*'], { parse: parseContentRange }),
];

const conllu = '1\tDogs\tdog\tNOUN\t_\t_\t2\tnsubj\t_\t_\n2\tbark\tbark\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No\n';

const markup = [
  textTarget(
    'conllu-sentence',
    [`# text = Dogs bark\n${conllu}`, `1-2\tcan't\t_\t_\t_\t_\t_\t_\t_\t_\n${conllu}2.1\tx\tx\tX\t_\t_\t_\t_\t_\t_\n`],
    {
      parse: (text) =>
        parseConlluSentence(
          text
            .split('\n')
            .filter((line) => line !== '')
            .map((line, at) => ({ line, number: at + 1 })),
          () => undefined,
        ),
      tokens: ['1-2', '0', '_', 'SpaceAfter=No', '# text = ', '# newdoc', '\t'],
    },
  ),
  textTarget('entities', ['a &amp; b &#233; &#xE9; &nbsp; &eacute &lt'], {
    parse: decodeEntities,
    tokens: ['&', '&#', '&#x', ';', '&#xD800;', '&amp'],
  }),
  textTarget('html', ['<p>One <b>two</b>.<br>Three</p><script>x()</script><!-- no --><ul><li>a</ul>'], {
    parse: plainHtml,
    tokens: ['<script>', '</script>', '<style>', '<!--', '-->', '<p>', '<td>', '<pre>', '<textarea>', '<![CDATA[', '<'],
  }),
  textTarget('markdown', ['# A *b* [c](d) `e` ![f](g "h") <i>', '- [x] **a** __b__ ~~c~~ <http://x>'], {
    parse: plainMarkdown,
    tokens: ['[', '](', ')', '*', '**', '_', '`', '![', '\\', '<', '~~', '[^1]'],
  }),
  textTarget(
    'wikitext',
    ["'''A''' is [[b|c]].<ref>x</ref> {{t|a=1|{{u}}}}\n== H ==\n{| class=x\n| a || b\n|}\n* d [http://x y]\n"],
    {
      parse: plainWikitext,
      tokens: [
        '{{',
        '}}',
        '[[',
        ']]',
        '{|',
        '|}',
        '|',
        "'''",
        '<ref>',
        '</ref>',
        '<nowiki>',
        '</nowiki>',
        '==',
        '<!--',
        '\n',
        '-{',
        '}-',
      ],
    },
  ),
  textTarget(
    'mediawiki-page',
    [
      '<page><title>A</title><ns>0</ns><id>1</id><revision><id>2</id><model>wikitext</model><text>x &amp; y</text></revision></page>',
    ],
    {
      parse: readPage,
      tokens: ['<text>', '</text>', '<redirect/>', '<ns>', '&x;', '<!DOCTYPE a [<!ENTITY b "c">]>', '<a:b>'],
    },
  ),
];

/** The parsers of short texts and of what servers and pages say. */
export const expressionTargets: readonly FuzzTarget[] = [...expressions, ...edits, ...answers, ...markup];
