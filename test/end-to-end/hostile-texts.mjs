// Reads texts that make careless patterns look through a text again from each of its places, and prints the name of each
// that is read. It is a program of its own, so that what never ends can be ended.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const built = async (path) => await import(new URL(`../../dist/${path}`, import.meta.url).href);
const [
  { createReader },
  { plainHtml },
  { plainMarkdown },
  { plainWikitext },
  { decodeEntities },
  { tokenise },
  { splitSentences },
  { universalTagOf },
  { createNameIndex },
  { parseOmw },
  { splitGloss },
  { writeGloss },
  { readLmfSenseKey },
  { placeWords },
  { createHttpEmbedding },
  { readRows },
  { walkXml },
  { readTableFormat },
  { parseDiagram },
  { parseType },
  { LexiconDatabase },
  { searchTexts },
  { createLexiconRecord },
] = await Promise.all(
  [
    'corpus/readers/create-reader.js',
    'corpus/readers/plain-html.js',
    'corpus/readers/plain-markdown.js',
    'corpus/readers/plain-wikitext.js',
    'corpus/readers/decode-entities.js',
    'corpus/tokenise.js',
    'corpus/split-sentences.js',
    'corpus/ictclas-tags.js',
    'lexicon/dot-objects/name-index.js',
    'lexicon/parse-omw.js',
    'lexicon/split-gloss.js',
    'lexicon/formats/wndb/wndb-gloss.js',
    'lexicon/lmf-sense-key.js',
    'lexicon/find-mention.js',
    'embedding/http-embedding.js',
    'evaluation/formats/dataset-rows.js',
    'evaluation/formats/walk-xml.js',
    'evaluation/formats/parse-table.js',
    'discocat/diagram-text.js',
    'discocat/pregroup-type.js',
    'lexicon/store/lexicon-database.js',
    'lexicon/store/search-lexicon.js',
    'lexicon/records/lexicon-record.js',
  ].map(built),
);

/** A pattern that goes over this many characters again from each of them takes minutes. */
const many = 500_000;
const run = (text) => text.repeat(Math.ceil(many / text.length));
const spaces = run(' ');
const folder = await mkdtemp(join(tmpdir(), 'qualia-hostile-'));

async function read(format, text, options = {}) {
  const path = join(folder, 'text');
  await writeFile(path, text);
  for await (const _ of createReader(format, path, options).read({ onBad: () => undefined }));
}

/** A server whose failure says a lot. */
const fetch = async () => new Response(`${run('.')}x`, { status: 500 });
const gloss = (text) => ({ definitions: [{ text }], examples: [], provenance: new Map() });
const visitor = { open: () => undefined, text: () => undefined, close: () => undefined };

const works = {
  'a heading of lines': () => read('lines', `${run('= ')}x`),
  'words with hyphens': () => tokenise(`${run('a-')}!`),
  'words with points': () => tokenise(`${run('a.')}!`),
  'words with pluses': () => tokenise(`${run('a+')}!`),
  'one long word': () => tokenise(`${run('a')}!`),
  'numbers with points': () => tokenise(`${run('1.')}x`),
  marks: () => tokenise(`${run('.-')}x`),
  'quotes in a sentence': () => splitSentences(`${run('" ')}x`),
  'full stops': () => splitSentences(`${run('. ')}x`),
  'brackets of notes': () => splitSentences(`A.${run('[1]')}x`),
  'a line of a sentence': () => read('lines', `${run('a-')}\n`, { lines: 'sentence' }),
  'a document of CoNLL-U': () => read('conllu', `# newdoc id =${spaces}\n1\ta\ta\tNOUN\t_\t_\t0\troot\t_\t_\n\n`),
  'a text of CoNLL-U': () => read('conllu', `# text${spaces}\n1\ta\ta\tNOUN\t_\t_\t0\troot\t_\t_\n\n`),
  'spaces in Reuters': () => read('reuters', `<REUTERS NEWID="1"><TEXT><BODY>a${spaces}b </BODY></TEXT></REUTERS>`),
  'titles in Reuters': () => read('reuters', `<REUTERS NEWID="1"><TEXT>${run('<TITLE>')}</TEXT></REUTERS>`),
  'tags in Reuters': () => read('reuters', `<REUTERS NEWID="1">${run('<TEXT ')}</REUTERS>`),
  'a tag of SemCor': () => read('semcor', `<s snum=1>\n<${run('a')}\n</s>\n`),
  'tagged text': () => read('tagged', `a/nn${run('$')}x\n`),
  'spaces in Markdown': () => plainMarkdown(`a ${spaces}|`),
  'brackets in Markdown': () => plainMarkdown(run('[')),
  'stars in Markdown': () => plainMarkdown(`${run('*a')}`),
  'a link in a wiki': () => plainWikitext(`[[a${spaces}b|]]`),
  'brackets in a wiki': () => plainWikitext(run('[[')),
  'templates in a wiki': () => plainWikitext(run('{{')),
  'tables in a wiki': () => plainWikitext(run('\n{|')),
  'notes in a wiki': () => plainWikitext(run('<ref>')),
  'tags in a wiki': () => plainWikitext(run('<br ')),
  'quotes in a wiki': () => plainWikitext(run("'' ")),
  'parentheses in a wiki': () => plainWikitext(run('( ,')),
  'tags in HTML': () => plainHtml(run('<a ')),
  'scripts in HTML': () => plainHtml(run('<script>')),
  'comments in HTML': () => plainHtml(run('<!--')),
  entities: () => decodeEntities(run('&a')),
  'digits of a Chinese text': () => universalTagOf('x', `${run('1')}x`),
  'a name': () => createNameIndex([])(`a${spaces}b`),
  particles: () => parseOmw(`# a\tcmn\n00000001-n\tcmn:lemma\t${run('+的')}x\n`, 'a'),
  'quotes in a gloss': () => splitGloss(`a: ${run('"b" ')}`),
  'semicolons in a gloss': () => splitGloss(run('; ')),
  'spaces in a gloss': () => writeGloss(gloss(`a${spaces}b`)),
  'an id of WN-LMF': () =>
    readLmfSenseKey({ id: `a-${run('__1.00.00.')}x`, identifier: undefined, lexicon: 'a', lemma: 'a' }),
  'words of a sentence': () => placeWords(run("a'")),
  'what a server says': () =>
    createHttpEmbedding({ url: 'http://127.0.0.1/v1', model: 'a', fetch })
      .doEmbed({ values: ['a'] })
      .catch(() => undefined),
  'ends of lines': () => readRows({ path: 'a', text: run('\r') }, '\t'),
  'comments in a document type': () =>
    walkXml({ path: 'a', text: `<!DOCTYPE a [${run('<!-- -->')}]><a/>` }, new Map([['a', undefined]]), visitor),
  'columns of a table': () => readTableFormat(`left=a,right=b,score=c${spaces}`),
  'a layer of a diagram': () => {
    try {
      parseDiagram(`n -> n: "a"${spaces}b`);
    } catch {
      return;
    }
  },
  'a type': () => {
    try {
      parseType(`n${run('.l')}x`);
    } catch {
      return;
    }
  },
  'words of a search': () => {
    const database = new LexiconDatabase(join(folder, 'store.sqlite'), { create: true });
    database.add(createLexiconRecord({ id: 'tiny' }));
    searchTexts(database.lexicon('tiny'), run('<a>'));
    database.close();
  },
};

for (const [name, work] of Object.entries(works)) {
  const start = performance.now();
  await work();
  process.stdout.write(`${name}\t${Math.round(performance.now() - start)}\n`);
}
await rm(folder, { recursive: true });
