import type { DetailedLine } from '../lexicon/evidence/evidence-run.js';
import type { Suggestion } from '../lexicon/evidence/suggestion.js';
import { innerProduct } from '../wsd/word-sums.js';
import { chooseHypernyms } from './choose-hypernym.js';
import { clusterVectors } from './cluster-vectors.js';
import { meanDirection } from './context-vectors.js';
import { draftSense } from './draft-operations.js';
import { formatNeighbours, hypernymFact, isName } from './find-missing-lemmas.js';
import { formatFit } from './find-sense-use.js';
import type { LemmaEvidence } from './lemma-evidence.js';
import { chooseLines, describeLines, formatShare } from './line-choice.js';
import { countWords, signatureWords } from './signature-words.js';
import type { SuggestionContext } from './suggestion-context.js';

/** At most so many uncertain lines of a lemma are clustered. */
const mostClustered = 200;

/** Contexts that are clustered have so many content words beside the word at least. */
const fewestWords = 3;

/** So many neighbours vote for a hypernym. */
const mostNeighbours = 10;

interface PlacedLine {
  readonly line: DetailedLine;
  readonly vector: Float64Array;
}

/**
 * Suggests new senses of a word: the lines whose margin is small, or whose context is unlike the gloss of the sense that was chosen,
 * are clustered, and a cluster that is close within and far from every gloss is a draft.
 */
export function findNewSenses(found: LemmaEvidence, context: SuggestionContext): Suggestion[] {
  const { lemma, partOfSpeech, senses, lines } = found;
  const { lexicon, settings, taxonomy, vectors, profiles } = context;
  const { leastCluster, leastCosine, leastMargin, mostLines } = settings;
  if (senses.length === 0 || lines.length < 2 * leastCluster) return [];
  // The contexts of a name are its news, and those of an adverb are of everything.
  if (isName(lemma) || partOfSpeech === 'r' || context.functionWords.has(lemma)) return [];
  const glosses = senses.map(({ id, synset }) => ({ id, vector: glossVector(synset, lemma, context) }));
  const placed = lines.flatMap((line): PlacedLine[] => {
    if (line.words.length <= fewestWords) return [];
    const vector = vectors.vectorOf(line.words, lemma);
    return vector === undefined ? [] : [{ line, vector }];
  });
  const fitOf = ({ line, vector }: PlacedLine): number => {
    const gloss = glosses.find(({ id }) => id === line.sense)?.vector;
    return gloss === undefined ? 0 : innerProduct(gloss, vector);
  };
  const fitted = placed.map((each) => ({ ...each, fit: fitOf(each) }));
  const least = leastFit(fitted.map(({ fit }) => fit));
  const uncertain = fitted
    .filter(({ line, fit }) => (senses.length > 1 && line.margin < leastMargin) || fit < least)
    .slice(0, mostClustered);
  if (uncertain.length < leastCluster) return [];
  const clusters = clusterVectors(
    uncertain.map(({ vector }) => vector),
    { leastCosine },
  );
  const all = countWords(lines.map(({ words }) => words));
  return clusters.flatMap((places): Suggestion[] => {
    const members = places.map((place) => uncertain[place]);
    if (new Set(members.map(({ line }) => line.text)).size < leastCluster) return [];
    const centre = meanDirection(members.map(({ vector }) => vector));
    if (centre === undefined) return [];
    const cohesion = members.reduce((sum, { vector }) => sum + innerProduct(vector, centre), 0) / members.length;
    const fits = glosses.map(({ id, vector }) => ({
      id,
      fit: vector === undefined ? 0 : innerProduct(vector, centre),
    }));
    const best = Math.max(...fits.map(({ fit }) => fit));
    // What is said in one document only may be its topic.
    const documents = new Set(members.map(({ line }) => line.document)).size;
    const weight = (members.length / (members.length + leastCluster)) * (documents / (documents + 1));
    const score = Math.max(0, cohesion - best) * weight;
    const own = countWords(members.map(({ line }) => line.words));
    const signature = signatureWords(own, subtract(all, own), 8)
      .map(({ word }) => word)
      .filter((word) => word !== lemma)
      .slice(0, 6);
    if (score === 0 || signature.length === 0) return [];
    const chosen = chooseLines(
      members.map(({ line }) => line),
      mostLines,
    );
    const profile = profiles.describe({ lemma, partOfSpeech, lines: members.map(({ line }) => line) });
    const neighbours = profile === undefined ? [] : profiles.neighbours(profile, mostNeighbours);
    const choices = chooseHypernyms(neighbours, taxonomy);
    const [example] = chosen;
    const hypernym = choices[0]?.synset;
    return [
      {
        kind: 'new-sense',
        subject: `${lemma} ${partOfSpeech} ${signature.slice(0, 3).join(' ')}`,
        lemma,
        title: `${members.length} of ${lines.length} lines of “${lemma}” hang together (${signature.slice(0, 3).join(', ')}) and fit none of its ${senses.length} senses well.`,
        score: Math.min(1, score),
        operations: draftSense(lexicon, {
          lemma,
          partOfSpeech,
          mark: signature.join(' '),
          gloss: `draft: with ${signature.join(', ')}`,
          hypernym,
          example: example?.text,
          source: example === undefined ? '' : describeLines(example),
        }),
        facts: [
          { name: 'signature', text: signature.join(', ') },
          { name: 'documents', text: String(documents) },
          { name: 'cohesion', text: formatShare(cohesion) },
          { name: 'fit to the glosses', text: formatFit(fits) },
          ...choices.map((choice) => hypernymFact(choice, context)),
          ...(neighbours.length === 0 ? [] : [{ name: 'neighbours', text: formatNeighbours(neighbours) }]),
        ],
        lines: chosen.map(({ number }) => number),
      },
    ];
  });
}

/** What a line's context has at least in common with the gloss of its sense: one standard deviation below the mean of the lemma. */
function leastFit(fits: readonly number[]): number {
  const mean = fits.reduce((sum, fit) => sum + fit, 0) / fits.length;
  const variance = fits.reduce((sum, fit) => sum + (fit - mean) ** 2, 0) / fits.length;
  return mean - Math.sqrt(variance);
}

/** The direction of the words of the gloss of a synset, its examples, its members and the gloss above it. */
function glossVector(
  synset: string,
  lemma: string,
  { taxonomy, vectors, segment, corpus }: SuggestionContext,
): Float64Array | undefined {
  const texts = [synset, ...taxonomy.parents(synset)].flatMap((id) => {
    const examples = taxonomy.find(id)?.examples.map(({ text }) => text) ?? [];
    return [taxonomy.gloss(id), ...examples, ...taxonomy.lemmas(id)];
  });
  // The articles and prepositions of a gloss are no content words, and how common its other words are only the corpus tells.
  const words = segment(texts.join(' ')).filter((word) => corpus.counts.has(word));
  return vectors.vectorOf(words, lemma);
}

function subtract(
  all: ReturnType<typeof countWords>,
  part: ReturnType<typeof countWords>,
): ReturnType<typeof countWords> {
  const counts = new Map([...all.counts].map(([word, count]) => [word, count - (part.counts.get(word) ?? 0)]));
  return { counts, total: all.total - part.total };
}
