import type { JobContext } from '../engine/engine.js';
import { FileFormatError } from '../errors.js';
import { readLexiconLines } from '../lexicon/formats/json/read-lexicon-lines.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { readWndb } from '../lexicon/read-wndb.js';
import { readWordnet } from '../lexicon/read-wordnet.js';
import { lexiconFromRecords } from '../lexicon/records/lexicon-from-records.js';
import { type LinkGlossesOptions, linkGlosses } from '../wsd/graph/link-glosses.js';
import type { SynsetEdges } from '../wsd/graph/synset-graph.js';
import { createLexiconAnnotator } from './english.js';
import { glossUnits } from './gloss-corpus.js';
import { createTermGlosses, GlossTermCollector, type GlossTerms } from './gloss-terms.js';

/** Which synsets the words of definitions mean, as senses are chosen with sense counts and without. */
export interface GlossLinkSets {
  readonly counts: SynsetEdges;
  /** Nothing that is made of these knows of sense counts. */
  readonly even: SynsetEdges;
}

/** Which glosses a job reads. */
interface LexiconInput {
  /** A folder of WNDB files, or a file of JSON lines with one lexicon; default WordNet 3.1. */
  readonly source: string | undefined;
}

/** A range of synsets, by their order in the lexicon. */
export interface TagShardInput extends LexiconInput {
  readonly from: number;
  readonly to: number;
}

/** A job: finds the content words of the glosses of a range of synsets. */
export async function tagShard({ source, from, to }: TagShardInput, context: JobContext): Promise<GlossTerms> {
  return tagGlossTerms(await readLexicon(source), { from, to, report: (share) => context.report(share) });
}

/** What {@link linkTerms} works with. */
export interface LinkInput extends LexiconInput {
  readonly terms: GlossTerms;
  readonly shares: keyof GlossLinkSets;
}

/** A job: finds which synsets the words of definitions mean. */
export async function linkTerms({ source, terms, shares }: LinkInput, context: JobContext): Promise<SynsetEdges> {
  return linkGlossTerms(await readLexicon(source), terms, { shares, onProgress: (share) => context.report(share) });
}

async function readLexicon(source: string | undefined): Promise<Lexicon> {
  if (source === undefined) return await readWordnet();
  if (!source.endsWith('.jsonl')) return await readWndb(source);
  const [record] = await readLexiconLines(source);
  if (record === undefined) throw new FileFormatError(source, 'lexicon', 'is not there.');
  return lexiconFromRecords(record).lexicon;
}

/** Finds the content words of the glosses of a range of synsets. */
export function tagGlossTerms(
  lexicon: Lexicon,
  { from, to, report }: { readonly from: number; readonly to: number; readonly report?: (share: number) => void },
): GlossTerms {
  const annotator = createLexiconAnnotator(lexicon, { trees: false, multiwords: true });
  const collector = new GlossTermCollector();
  let place = 0;
  for (const synset of lexicon.scanSynsets()) {
    if (place >= to) break;
    if (place >= from) {
      if (place % 500 === 0) report?.((place - from) / (to - from));
      collector.add(glossUnits(synset).map((unit) => annotator.annotate(unit)));
    }
    place++;
  }
  return collector.collect();
}

/** Finds which synsets the words of definitions mean, with sense counts or without. */
export function linkGlossTerms(
  lexicon: Lexicon,
  terms: GlossTerms,
  options: Required<Pick<LinkGlossesOptions, 'shares'>> & Pick<LinkGlossesOptions, 'onProgress'>,
): SynsetEdges {
  const ids = Array.from(lexicon.scanSynsets(), ({ id }) => id);
  const places = new Map(ids.map((id, place) => [id, place]));
  return linkGlosses(
    lexicon,
    createTermGlosses(terms, (id) => places.get(id)),
    options,
  );
}
