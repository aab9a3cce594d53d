import { findClauses } from '../corpus/clauses.js';
import { ContextCounter } from '../corpus/count-contexts.js';
import { domainContexts } from '../corpus/domain-contexts.js';
import { roleContexts } from '../corpus/role-contexts.js';
import type { Sentence } from '../corpus/sentence.js';
import { Vocabulary } from '../corpus/vocabulary.js';
import { type ArgumentTriple, VerbArguments } from '../discocat/verb-arguments.js';
import type { JobContext } from '../engine/engine.js';
import { readWordnet } from '../lexicon/read-wordnet.js';
import { contentLabel } from '../wsd/content-label.js';
import type { CorpusWords } from './corpus-words.js';
import { createLexiconAnnotator } from './english.js';
import { glossUnits } from './gloss-corpus.js';
import { type PlainCounts, toPlainCounts } from './plain-counts.js';
import type { EmbeddedSettings } from './settings.js';

/** Which synsets a shard annotates, by their order in the lexicon, and how. */
export interface ShardInput {
  readonly from: number;
  readonly to: number;
  readonly settings: EmbeddedSettings;
}

/** What a shard of the gloss corpus gives. */
export interface ShardOutput {
  readonly domain: PlainCounts;
  readonly function: PlainCounts;
  readonly triples: readonly ArgumentTriple[];
  readonly words: CorpusWords;
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
  const places: number[] = [];
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
        if (label !== undefined) places.push(lemmas.add(label));
      }
      unitStarts.push(places.length);
    }
  }
  return {
    domain: toPlainCounts(domainCounter.counts()),
    function: toPlainCounts(functionCounter.counts()),
    triples: [...triples.all()],
    words: {
      lemmas: lemmas.labels,
      places: Int32Array.from(places),
      unitStarts: Int32Array.from(unitStarts),
    },
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
