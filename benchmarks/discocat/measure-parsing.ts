import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findClauses } from '../../src/corpus/clauses.js';
import { createLemmatiser } from '../../src/corpus/lemmatise.js';
import { readExceptions } from '../../src/corpus/read-exceptions.js';
import { keepTransitive, type NamedAction, nameActions } from '../../src/discocat/parsing/find-actions.js';
import type { ParsedSentence } from '../../src/discocat/parsing/parsed-sentence.js';
import { readLinkGrammar } from '../../src/discocat/parsing/read-link-grammar.js';
import { printType } from '../../src/discocat/pregroup-type.js';
import { residualType } from '../../src/discocat/reduction.js';
import { createLexiconAnnotator, isWordnetLemma } from '../../src/embedded/english.js';
import { createLexiconParser } from '../../src/embedded/lexicon-parser.js';
import { QualiaError } from '../../src/errors.js';
import { readWordnet } from '../../src/lexicon/read-wordnet.js';
import { countTriples, scoreTriples } from '../clauses/score-triples.js';
import {
  readCompletedSentences,
  readEwtDevelopment,
  readOwnSentences,
  readSickTrain,
  readTreebankClauses,
  type TransitiveItem,
} from './parsing-texts.js';
import { annotateGold, expandJoined, goldTriples } from './treebank-clauses.js';

// Measures the parsing of sentences to pregroup reductions: subjects, verbs and objects on transitive sentences, and how many
// sentences of SICK train and EWT dev reduce to s; beside link-grammar, where it is installed, and findClauses. On dev parts also with the
// gold tree in place of ours.
// Run: npx tsx benchmarks/discocat/measure-parsing.ts

const command = 'npx tsx benchmarks/discocat/measure-parsing.ts';
const lexicon = await readWordnet();
const parser = createLexiconParser(lexicon);
const treeReader = createLexiconParser(lexicon, { variants: undefined });
const annotator = createLexiconAnnotator(lexicon);
const lemmatise = createLemmatiser({ exceptions: readExceptions(), isLemma: isWordnetLemma(lexicon) });
const linkVersion = readLinkVersion();

/** What an engine made of a sentence. */
interface Outcome {
  readonly actions: readonly NamedAction[];
  readonly isComplete: boolean;
}

const engines = [
  ['qualia', async (texts: readonly string[]) => texts.map(parseOwn)],
  ['findClauses', async (texts: readonly string[]) => texts.map(readClauses)],
  ...(linkVersion === undefined ? [] : ([['link-grammar', parseWithLinks]] as const)),
] as const;

const own = readOwnSentences();
const treebanks = [...readTreebankClauses('dev', 25), ...readTreebankClauses('test', 25)];
const sets = new Map<string, readonly TransitiveItem[] | undefined>([
  ['own sentences, seen while the lexicon was written', own.seen],
  ['own sentences, unseen', own.unseen],
  ['own sentences, all', [...own.seen, ...own.unseen]],
  ...treebanks.map(([name, { items }]) => [name, items] as const),
]);
for (const task of ['gs2011', 'gs2012', 'ks2013-conll', 'ml2008']) {
  sets.set(`${task}, completed`, await readCompletedSentences(task));
}
/** How many sentences are not in each set since the treebank marks a mistake in them. */
const leftOut = Object.fromEntries(treebanks.map(([name, clauses]) => [name, clauses.leftOut]));
const transitive = [];
const treeErrors = [];
for (const [name, items] of sets) {
  if (items === undefined) {
    transitive.push({ set: name, note: 'its data are not there' });
    continue;
  }
  for (const [engine, parse] of engines) {
    const outcomes = await parse(items.map(({ text }) => text));
    transitive.push({ set: name, engine, ...scoreTransitive(items, outcomes) });
  }
  if (!/ dev, /.test(name)) continue;
  const outcomes = items.map(parseGold);
  transitive.push({ set: name, engine: 'qualia, gold tree', ...scoreTransitive(items, outcomes) });
  treeErrors.push({ set: name, ...countTreeErrors(items, outcomes) });
}

const coverage = [];
const sick = readSickTrain();
const development = readEwtDevelopment();
const texts = new Map<string, readonly string[]>([
  ['SICK train, distinct sentences', sick],
  ['UD EWT dev, all', development.map(({ text }) => text)],
  ['UD EWT dev, root with a subject', development.filter(({ hasSubject }) => hasSubject).map(({ text }) => text)],
]);
for (const [name, sentences] of texts) {
  coverage.push({ texts: name, engine: 'qualia', ...measureCoverage(sentences) });
  if (linkVersion === undefined || name === 'UD EWT dev, all') continue;
  const linked = await parseWithLinks(sentences);
  const complete = linked.filter(({ isComplete }) => isComplete).length;
  coverage.push({
    texts: name,
    engine: 'link-grammar',
    sentences: sentences.length,
    complete: share(complete, sentences.length),
  });
}

const speed = measureSpeed([...sick, ...development.map(({ text }) => text)]);
const folder = fileURLToPath(new URL('../results/', import.meta.url));
mkdirSync(folder, { recursive: true });
const result = {
  command,
  linkGrammar: linkVersion ?? 'not installed',
  leftOut,
  transitive,
  treeErrors,
  coverage,
  speed,
};
writeFileSync(`${folder}parsing.json`, `${JSON.stringify(result, undefined, 2)}\n`);
console.log(JSON.stringify(result, undefined, 2));

function parseOwn(text: string): Outcome {
  const parsed = tryParse(text);
  return parsed === undefined
    ? { actions: [], isComplete: false }
    : { actions: nameActions(parsed), isComplete: parsed.isComplete };
}

function tryParse(text: string): ParsedSentence | undefined {
  try {
    return parser.parse(text);
  } catch (error) {
    if (error instanceof QualiaError) return undefined;
    throw error;
  }
}

function readClauses(text: string): Outcome {
  const sentence = annotator.annotate({ document: 'd', position: 0, text });
  const { tokens, tree = { heads: [], relations: [] } } = sentence;
  const lemmaOf = (word: number | undefined): string | undefined =>
    word === undefined ? undefined : tokens[word].lemma.toLowerCase();
  const joined = expandJoined(findClauses(sentence), { ...tree, tags: tokens.map(({ tag }) => tag) });
  const actions = joined.map(({ verb, subject, object }) => {
    return { verb: lemmaOf(verb) ?? '', subject: lemmaOf(subject), object: lemmaOf(object) };
  });
  return { actions, isComplete: false };
}

async function parseWithLinks(sentences: readonly string[]): Promise<Outcome[]> {
  return await readLinkGrammar(sentences, { lemmatise, seconds: 2 });
}

/** Reads a sentence of a treebank with its gold tags, lemmas and tree: what goes wrong then is lost by the types and their costs. */
function parseGold({ text, tree }: TransitiveItem): Outcome {
  if (tree === undefined) throw new Error(`"${text}" has no gold tree.`);
  try {
    const parsed = treeReader.parseSentence(annotateGold(tree));
    return { actions: nameActions(parsed), isComplete: parsed.isComplete };
  } catch (error) {
    if (error instanceof QualiaError) return { actions: [], isComplete: false };
    throw error;
  }
}

/**
 * Counts the sentences that we read wrong with our own tree by whether we read them right with the gold one, and what kinds of words have
 * another tag, head or relation in those: the first such word of a subject, verb or object, as `found, gold`.
 */
function countTreeErrors(items: readonly TransitiveItem[], withGold: readonly Outcome[]) {
  const kinds = new Map<string, number>();
  let wrong = 0;
  let byTree = 0;
  items.forEach((item, place) => {
    if (isRight(item, parseOwn(item.text)).isExact) return;
    wrong++;
    if (!isRight(item, withGold[place]).isExact) return;
    byTree++;
    const kind = describeError(item);
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  });
  const frequent = [...kinds].sort(([one, count], [other, others]) => others - count || (one < other ? -1 : 1));
  return { sentences: items.length, wrong, wrongByTree: byTree, kinds: Object.fromEntries(frequent.slice(0, 12)) };
}

function describeError({ text, tree }: TransitiveItem): string {
  const { tokens, tree: own } = annotator.annotate({ document: 'd', position: 0, text });
  if (tree === undefined || own === undefined) throw new Error(`"${text}" has no tree.`);
  if (tree.tokens.some(({ form }, word) => tokens[word]?.form !== form && word > 0)) return 'other tokens';
  const roles = goldTriples(tree).flatMap(({ verb, subject, object }) => [verb, subject, object]);
  for (const word of [...new Set(roles)]) {
    const { tag, relation, head } = tree.tokens[word];
    if (tokens[word].tag !== tag) return `tag: ${tokens[word].tag}, ${tag}`;
    if (own.relations[word] !== relation) return `relation: ${own.relations[word]}, ${relation}`;
    if (own.heads[word] !== head) return `head of ${relation}`;
    if (tokens[word].lemma.toLowerCase() !== tree.tokens[word].lemma.toLowerCase()) return 'lemma';
  }
  return 'another word';
}

/**
 * `exact` is the share of sentences in which all triples, and no others, were found; `found` that in which those of the root clause were
 * among those found; precision and recall are those of triples. In completed sentences only one triple is gold. Treebank sentences
 * have all of them as gold, see `goldTriples`.
 */
function scoreTransitive(items: readonly TransitiveItem[], outcomes: readonly Outcome[]) {
  const right = items.map((item, place) => isRight(item, outcomes[place]));
  const exact = right.filter(({ isExact }) => isExact).length;
  const found = right.filter(({ isFound }) => isFound).length;
  const complete = outcomes.filter(({ isComplete }) => isComplete).length;
  const { precision, recall } = scoreTriples(right.map(({ counts }) => counts));
  return {
    sentences: items.length,
    exact: share(exact, items.length),
    found: share(found, items.length),
    precision: Math.round(10_000 * precision) / 10_000,
    recall: Math.round(10_000 * recall) / 10_000,
    complete: share(complete, items.length),
  };
}

function isRight({ gold, root = gold }: TransitiveItem, { actions }: Outcome) {
  const isIntransitive = gold.some((triple) => triple.split(' ').length === 2);
  const triples = isIntransitive
    ? actions.map(({ subject, verb }) => `${subject ?? ''} ${verb}`)
    : keepTransitive(actions).map(({ subject, verb, object }) => `${subject} ${verb} ${object}`);
  return {
    isFound: root.every((triple) => triples.includes(triple)),
    isExact: [...triples].sort().join() === [...gold].sort().join(),
    counts: countTriples(triples, gold),
  };
}

/** The share of sentences that reduce to s, what the others reduce to, and the kinds of words whose wires stay open. */
function measureCoverage(sentences: readonly string[]) {
  let complete = 0;
  let nounPhrases = 0;
  let refused = 0;
  const causes = new Map<string, number>();
  for (const text of sentences) {
    const parsed = tryParse(text);
    if (parsed === undefined) refused++;
    else if (parsed.isComplete) complete++;
    else if (printType(residualType(parsed.reduction)) === 'n') nounPhrases++;
    else for (const kind of openKinds(parsed)) causes.set(kind, (causes.get(kind) ?? 0) + 1);
  }
  const frequent = [...causes].sort(
    ([one, count], [other, otherCount]) => otherCount - count || (one < other ? -1 : 1),
  );
  return {
    sentences: sentences.length,
    complete: share(complete, sentences.length),
    nounPhrases: share(nounPhrases, sentences.length),
    refused: share(refused, sentences.length),
    openWiresOf: Object.fromEntries(frequent.slice(0, 15)),
  };
}

function openKinds({ words, reduction }: ParsedSentence): Set<string> {
  const kinds = words.flatMap(({ type, entry }) => type.map(() => entry.name));
  return new Set(reduction.open.map((place) => kinds[place]));
}

/** Milliseconds a sentence, from tokens with their tree to the reduction, by length in tokens. */
function measureSpeed(sentences: readonly string[]) {
  const times = sentences.flatMap((text) => {
    if (!/\p{L}/u.test(text)) return [];
    const sentence = annotator.annotate({ document: 'd', position: 0, text });
    if (sentence.tokens.length > 60) return [];
    const start = performance.now();
    parser.parseSentence(sentence);
    return [{ tokens: sentence.tokens.length, time: performance.now() - start }];
  });
  return [10, 20, 30, 40, 60].map((to, place, ends) => {
    const from = (ends[place - 1] ?? 0) + 1;
    const sorted = times
      .filter(({ tokens }) => tokens >= from && tokens <= to)
      .map(({ time }) => time)
      .sort((one, other) => one - other);
    const at = (part: number): number => Math.round(10 * (sorted[Math.floor(part * (sorted.length - 1))] ?? 0)) / 10;
    return {
      tokens: `${from}-${to}`,
      sentences: sorted.length,
      median: at(0.5),
      percentile95: at(0.95),
      longest: at(1),
    };
  });
}

function share(count: number, all: number): number {
  return Math.round((10_000 * count) / Math.max(1, all)) / 10_000;
}

function readLinkVersion(): string | undefined {
  try {
    return execFileSync('link-parser', ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).split(
      '\n',
    )[0];
  } catch {
    return undefined;
  }
}
