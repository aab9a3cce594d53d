import type { DetailedLine } from '../lexicon/evidence/evidence-run.js';
import type { Suggestion } from '../lexicon/evidence/suggestion.js';
import { meanOf } from '../matrix/mean.js';
import { chooseHypernyms } from './choose-hypernym.js';
import { clusterVectors } from './cluster-vectors.js';
import { meanDirection, toUnit } from './context-vectors.js';
import { dotProduct } from './dot-product.js';
import { draftSense } from './draft-operations.js';
import { formatNeighbours, hypernymFact, isName } from './find-missing-lemmas.js';
import { formatFit } from './find-sense-use.js';
import type { LemmaEvidence } from './lemma-evidence.js';
import { chooseLines, describeLines, formatShare } from './line-choice.js';
import { nearWords } from './near-words.js';
import { countWords, signatureWords } from './signature-words.js';
import type { SuggestionContext, SuggestionSettings } from './suggestion-context.js';

/** At most so many uncertain lines of a lemma are clustered. */
const mostClustered = 200;

/** Contexts that are clustered have so many content words near the word at least. */
const fewestWords = 2;

/** The gloss of a sense counts for so many of its lines. */
const glossLines = 3;

/** So many neighbours vote for a hypernym. */
const mostNeighbours = 10;

/**
 * Suggests new senses of a word. Its lines are placed by the words near it, without what all of them share; those of which no sense is sure
 * are clustered; and a cluster is a draft where its lines are nearer to each other than to what the sure lines of any sense, and its gloss,
 * have in common.
 */
export function findNewSenses(found: LemmaEvidence, context: SuggestionContext): Suggestion[] {
  const { lemma, partOfSpeech, senses, lines } = found;
  const { settings } = context;
  if (senses.length === 0 || lines.length < 2 * settings.leastCluster) return [];
  // The contexts of a name are its news, and those of an adverb are of everything.
  if (isName(lemma) || partOfSpeech === 'r' || context.functionWords.has(lemma)) return [];
  const { placed, place } = placeLines(found, context);
  const glosses = senses.map(({ id, synset }) => ({ id, vector: place(glossWords(synset, context)) }));
  const uncertain = chooseUncertain(placed, glosses, settings);
  if (uncertain.length < settings.leastCluster) return [];
  const isUncertain = new Set(uncertain);
  const sure = placed.filter((each) => !isUncertain.has(each));
  const centres = glosses.map(({ id, vector }): SenseCentre => {
    const own = sure.filter(({ line }) => line.sense === id).map((each) => each.vector);
    return {
      id,
      vector: meanDirection([...own, ...(vector === undefined ? [] : Array<Float64Array>(glossLines).fill(vector))]),
    };
  });
  const clusters = clusterVectors(
    uncertain.map(({ vector }) => vector),
    { leastCosine: settings.leastCosine },
  );
  return clusters
    .flatMap(
      (places) =>
        scoreCluster(
          places.map((at) => uncertain[at]),
          centres,
          { ...settings, all: placed.length },
        ) ?? [],
    )
    .filter(({ score }) => score >= settings.leastContrast)
    .sort((a, b) => b.score - a.score)
    .slice(0, settings.mostNewSenses)
    .flatMap((cluster) => describeCluster(cluster, found, context));
}

interface PlacedLine {
  readonly line: DetailedLine;
  readonly vector: Float64Array;
}

interface SenseCentre {
  readonly id: string;
  readonly vector: Float64Array | undefined;
}

/** Lines with the directions of the words near a lemma, without their mean; and what places other words beside them. */
function placeLines({ lemma, lines }: LemmaEvidence, { vectors, settings }: SuggestionContext) {
  const raw = lines.flatMap((line): PlacedLine[] => {
    const words = nearWords(line.words, lemma, settings.nearWords);
    if (words.length < fewestWords) return [];
    const vector = vectors.vectorOf(words, lemma);
    return vector === undefined ? [] : [{ line, vector }];
  });
  const mean = new Float64Array(vectors.columns);
  for (const { vector } of raw) {
    for (let column = 0; column < mean.length; column++) mean[column] += vector[column] / raw.length;
  }
  const centre = (vector: Float64Array | undefined): Float64Array | undefined => {
    return vector && toUnit(vector.map((value, column) => value - mean[column]));
  };
  const placed = raw.flatMap(({ line, vector }): PlacedLine[] => {
    const own = centre(vector);
    return own === undefined ? [] : [{ line, vector: own }];
  });
  return { placed, place: (words: readonly string[]) => centre(vectors.vectorOf(words, lemma)) };
}

/** The lines whose margin is small, or which the gloss of their sense fits clearly worse than the others; spread evenly where there are many. */
function chooseUncertain(
  placed: readonly PlacedLine[],
  glosses: readonly SenseCentre[],
  { leastMargin }: SuggestionSettings,
): PlacedLine[] {
  const fits = placed.map(({ line, vector }) => {
    const gloss = glosses.find(({ id }) => id === line.sense)?.vector;
    return gloss === undefined ? 0 : dotProduct(gloss, vector);
  });
  const least = leastFit(fits);
  const all = placed.filter(({ line }, at) => (glosses.length > 1 && line.margin < leastMargin) || fits[at] < least);
  if (all.length <= mostClustered) return all;
  return Array.from({ length: mostClustered }, (_, at) => all[Math.floor((at * all.length) / mostClustered)]);
}

interface ScoredCluster {
  readonly members: readonly PlacedLine[];
  readonly documents: number;
  readonly cohesion: number;
  readonly fits: readonly { readonly id: string; readonly fit: number }[];
  readonly score: number;
}

function scoreCluster(
  members: readonly PlacedLine[],
  centres: readonly SenseCentre[],
  { leastCluster, leastDocuments, all }: SuggestionSettings & { readonly all: number },
): ScoredCluster | undefined {
  const documents = new Set(members.map(({ line }) => line.document)).size;
  // What is said in one document only may be its topic.
  if (documents < leastDocuments || new Set(members.map(({ line }) => line.text)).size < leastCluster) return undefined;
  const centre = meanDirection(members.map(({ vector }) => vector));
  if (centre === undefined) return undefined;
  const meanFit = (vector: Float64Array | undefined): number => {
    if (vector === undefined) return 0;
    return members.reduce((sum, member) => sum + dotProduct(member.vector, vector), 0) / members.length;
  };
  const fits = centres.map(({ id, vector }) => ({ id, fit: meanFit(vector) }));
  // Each line against the others: the centre itself has a part of every line.
  const cohesion = (members.length * meanFit(centre) ** 2 - 1) / (members.length - 1);
  const contrast = Math.sqrt(Math.max(0, cohesion)) - Math.max(0, ...fits.map(({ fit }) => fit));
  // A few lines of a word that is met often are a phrase or a topic sooner than a sense.
  const share = Math.sqrt(members.length / all);
  const weight = share * (members.length / (members.length + leastCluster)) * (documents / (documents + 1));
  return { members, documents, cohesion, fits, score: Math.min(1, Math.max(0, contrast) * weight) };
}

function describeCluster(
  { members, documents, cohesion, fits, score }: ScoredCluster,
  { lemma, partOfSpeech, senses, lines }: LemmaEvidence,
  context: SuggestionContext,
): Suggestion[] {
  const { lexicon, settings, taxonomy, profiles } = context;
  const own = members.map(({ line }) => line);
  const counts = countWords(own.map(({ words }) => words));
  const signature = signatureWords(counts, subtract(countWords(lines.map(({ words }) => words)), counts), 8)
    .map(({ word }) => word)
    .filter((word) => word !== lemma)
    .slice(0, 6);
  if (signature.length === 0) return [];
  const profile = profiles.describe({ lemma, partOfSpeech, lines: own });
  const neighbours = profile === undefined ? [] : profiles.neighbours(profile, mostNeighbours);
  const choices = chooseHypernyms(neighbours, taxonomy);
  const chosen = chooseLines(own, settings.mostLines);
  const [example] = chosen;
  return [
    {
      kind: 'new-sense',
      subject: `${lemma} ${partOfSpeech} ${signature.slice(0, 3).join(' ')}`,
      lemma,
      title: `${members.length} of ${lines.length} lines of “${lemma}” hang together (${signature.slice(0, 3).join(', ')}) and fit none of its ${senses.length} senses well.`,
      score,
      operations: draftSense(lexicon, {
        lemma,
        partOfSpeech,
        mark: signature.join(' '),
        gloss: `draft: with ${signature.join(', ')}`,
        hypernym: choices[0]?.synset,
        example: example?.text,
        source: example === undefined ? '' : describeLines(example),
      }),
      facts: [
        { name: 'signature', text: signature.join(', ') },
        { name: 'documents', text: String(documents) },
        { name: 'cohesion', text: formatShare(cohesion) },
        { name: 'fit to the senses', text: formatFit(fits) },
        ...choices.map((choice) => hypernymFact(choice, context)),
        ...(neighbours.length === 0 ? [] : [{ name: 'neighbours', text: formatNeighbours(neighbours) }]),
      ],
      lines: chosen.map(({ number }) => number),
    },
  ];
}

/** What a line's context has at least in common with the gloss of its sense: one standard deviation below the mean of the lemma. */
function leastFit(fits: readonly number[]): number {
  const mean = meanOf(fits);
  const variance = fits.reduce((sum, fit) => sum + (fit - mean) ** 2, 0) / fits.length;
  return mean - Math.sqrt(variance);
}

/** The words of the gloss of a synset, its examples, its members and the gloss above it. */
function glossWords(synset: string, { taxonomy, segment, corpus }: SuggestionContext): string[] {
  const texts = [synset, ...taxonomy.parents(synset)].flatMap((id) => {
    const examples = taxonomy.find(id)?.examples.map(({ text }) => text) ?? [];
    return [taxonomy.gloss(id), ...examples, ...taxonomy.lemmas(id)];
  });
  // The articles and prepositions of a gloss are no content words, and how common its other words are only the corpus tells.
  return segment(texts.join(' ')).filter((word) => corpus.counts.has(word));
}

function subtract(
  all: ReturnType<typeof countWords>,
  part: ReturnType<typeof countWords>,
): ReturnType<typeof countWords> {
  const counts = new Map([...all.counts].map(([word, count]) => [word, count - (part.counts.get(word) ?? 0)]));
  return { counts, total: all.total - part.total };
}
