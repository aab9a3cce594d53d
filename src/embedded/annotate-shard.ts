import { findClauses } from '../corpus/clauses.js';
import { ContextCounter, type ContextCounts } from '../corpus/count-contexts.js';
import { domainContexts } from '../corpus/domain-contexts.js';
import { roleContexts } from '../corpus/role-contexts.js';
import type { Sentence } from '../corpus/sentence.js';
import { Vocabulary } from '../corpus/vocabulary.js';
import { type ArgumentTriple, VerbArguments } from '../discocat/verb-arguments.js';
import type { JobContext } from '../engine/engine.js';
import { readWordnet } from '../lexicon/read-wordnet.js';
import { SparseMatrix } from '../matrix/sparse-matrix.js';
import { contentLabel, createLexiconAnnotator } from './english.js';
import { glossUnits } from './gloss-corpus.js';
import type { EmbeddedSettings } from './settings.js';

/** Which synsets a shard annotates, by their order in the lexicon, and how. */
export interface ShardInput {
  readonly from: number;
  readonly to: number;
  readonly settings: EmbeddedSettings;
}

/** Context counts as plain data, fit to cross a thread boundary. */
export interface PlainCounts {
  readonly targets: readonly string[];
  readonly contexts: readonly string[];
  readonly rowStarts: Float64Array;
  readonly columnIndices: Int32Array;
  readonly values: Float32Array;
}

/** What a shard of the gloss corpus gives. */
export interface ShardOutput {
  readonly domain: PlainCounts;
  readonly function: PlainCounts;
  readonly triples: readonly ArgumentTriple[];
  /** Content lemmas that occur in the shard; `words` holds their places, unit after unit. */
  readonly lemmas: readonly string[];
  readonly words: Int32Array;
  /** Where the words of each unit begin in `words`, and the end of the last. */
  readonly unitStarts: Int32Array;
  readonly tokens: number;
}

/** A job: annotates the glosses of a range of synsets and counts contexts, argument triples and words. */
export async function annotateShard(input: ShardInput, context: JobContext): Promise<ShardOutput> {
  const lexicon = await readWordnet();
  const annotator = createLexiconAnnotator(lexicon);
  const { domain, function: functional } = input.settings;
  const domainCounter = new ContextCounter(domainContexts(domain), contentLabel);
  const functionCounter = new ContextCounter(roleContexts(functional), contentLabel);
  const triples = new VerbArguments();
  const lemmas = new Vocabulary('the content lemmas');
  const words: number[] = [];
  const unitStarts: number[] = [0];
  let tokens = 0;
  let position = 0;
  for (const synset of lexicon.synsets) {
    const place = position++;
    if (place < input.from) continue;
    if (place >= input.to) break;
    if (place % 500 === 0) context.report((place - input.from) / (input.to - input.from));
    for (const unit of glossUnits(synset)) {
      const sentence = annotator.annotate(unit);
      tokens += sentence.tokens.length;
      domainCounter.add(sentence);
      functionCounter.add(sentence);
      addTriples(sentence, triples);
      for (const token of sentence.tokens) {
        const label = contentLabel(token);
        if (label !== undefined) words.push(lemmas.add(label));
      }
      unitStarts.push(words.length);
    }
  }
  return {
    domain: toPlainCounts(domainCounter.counts()),
    function: toPlainCounts(functionCounter.counts()),
    triples: [...triples.all()],
    lemmas: lemmas.labels,
    words: Int32Array.from(words),
    unitStarts: Int32Array.from(unitStarts),
    tokens,
  };
}

function addTriples(sentence: Sentence, triples: VerbArguments): void {
  const { tokens } = sentence;
  for (const { verb, subject, object } of findClauses(sentence)) {
    if (subject === undefined || object === undefined) continue;
    const labels = [subject, verb, object].map((index) => contentLabel(tokens[index]));
    const [s, v, o] = labels;
    if (s === undefined || v === undefined || o === undefined) continue;
    triples.add({ verb: v, subject: s, object: o, count: 1 });
  }
}

/** Makes plain data of context counts, sharing the arrays. */
export function toPlainCounts({ targets, contexts, matrix }: ContextCounts): PlainCounts {
  const { rowStarts, columnIndices, values } = matrix;
  return { targets: targets.labels, contexts: contexts.labels, rowStarts, columnIndices, values };
}

/** Makes context counts of plain data again. */
export function fromPlainCounts(name: string, plain: PlainCounts): ContextCounts {
  const shape = { rows: plain.targets.length, columns: plain.contexts.length };
  return {
    targets: new Vocabulary(`the ${name} targets`, plain.targets),
    contexts: new Vocabulary(`the ${name} contexts`, plain.contexts),
    matrix: new SparseMatrix(shape, plain.rowStarts, plain.columnIndices, plain.values),
  };
}
