import type { Suggestion, SuggestionFact } from '../lexicon/evidence/suggestion.js';
import { chooseHypernyms, type HypernymChoice } from './choose-hypernym.js';
import { draftMember, draftSense } from './draft-operations.js';
import type { LemmaEvidence } from './lemma-evidence.js';
import type { LemmaProfile, ProfileNeighbour } from './lemma-profiles.js';
import { chooseLines, describeLines, describePart, formatCount, formatShare, partNames } from './line-choice.js';
import { findPatternHypernyms, type PatternHypernym } from './pattern-hypernyms.js';
import { countWords, signatureWords } from './signature-words.js';
import type { SuggestionContext } from './suggestion-context.js';

/** So many neighbours vote for a hypernym. */
const mostNeighbours = 10;

/** So many sentences that name a hypernym go before the votes of neighbours. */
const fewestSaid = 2;

/** A neighbour as near as this may be a synonym. */
const leastSynonym = 0.6;

/** Words that a dictionary may list: letters, with hyphens, apostrophes and spaces inside. */
const listable = /^\p{L}[\p{L}\p{M}]*(?:[ '’-][\p{L}\p{M}]+)*$/u;

/** Suggests a word that the lexicon lacks, with a draft of its meaning, and the synsets in which it may be a synonym. */
export function findMissingLemma(found: LemmaEvidence, context: SuggestionContext): Suggestion[] {
  const { lemma, partOfSpeech, occurrences, documents, senses } = found;
  const { lexicon, settings, taxonomy, profiles } = context;
  if (senses.length > 0 || occurrences < settings.minimumCount || !isListable(lemma, context)) return [];
  const profile = profiles.find(lemma, partOfSpeech);
  const neighbours = profile === undefined ? [] : findAlike(profile, context);
  const choices = chooseHypernyms(neighbours, taxonomy);
  const patterns = findPatternHypernyms(found, context);
  // One sentence alone may say anything.
  const said = patterns.find(({ lines }) => lines.length >= fewestSaid || choices.length === 0);
  const hypernym = said?.synset ?? choices[0]?.synset;
  const lines = chooseLines(found.lines, settings.mostLines);
  const signature = signatureWords(countWords(found.lines.map(({ words }) => words)), context.corpus)
    .map(({ word }) => word)
    .filter((word) => word !== lemma);
  const others = lexicon
    .entriesWithForm(lemma)
    .map(({ record }) => partNames.get(record.partOfSpeech) ?? record.partOfSpeech);
  const known =
    others.length === 0 ? 'not in the lexicon' : `in the lexicon as ${[...new Set(others)].join(' and ')} only`;
  const subject = `${lemma} ${partOfSpeech}`;
  const [line] = lines;
  const gloss = `draft: ${hypernym === undefined ? (partNames.get(partOfSpeech) ?? 'word') : (taxonomy.lemmas(hypernym)[0] ?? 'word')}; with ${signature.join(', ') || 'no marked words'}`;
  const missing: Suggestion = {
    kind: 'missing-lemma',
    subject,
    lemma,
    title: `“${lemma}” occurs ${formatCount(occurrences, 'time')} in ${formatCount(documents, 'document')} as ${describePart(partOfSpeech)} and is ${known}.`,
    score: occurrences / (occurrences + 10),
    operations: draftSense(lexicon, {
      lemma,
      partOfSpeech,
      mark: 'missing',
      gloss,
      hypernym,
      example: line?.text,
      source: line === undefined ? '' : describeLines(line),
    }),
    facts: [
      { name: 'signature', text: signature.join(', ') },
      ...patterns.map((pattern) => patternFact(pattern, context)),
      ...choices.map((choice) => hypernymFact(choice, context)),
      ...(neighbours.length === 0 ? [] : [{ name: 'neighbours', text: formatNeighbours(neighbours) }]),
    ].filter(({ text }) => text !== ''),
    lines: lines.map(({ number }) => number),
  };
  const [nearest] = neighbours;
  if (nearest?.profile.synset === undefined || nearest.similarity < leastSynonym || isName(lemma)) return [missing];
  const { synset } = nearest.profile;
  const synonym: Suggestion = {
    kind: 'synonym',
    subject: `${subject} ${synset}`,
    lemma,
    title: `“${lemma}” may belong to ${taxonomy.describe(synset)}: it stands in contexts like those of “${nearest.profile.lemma}”, ${formatShare(nearest.similarity)}.`,
    score: Math.min(1, nearest.similarity),
    operations: draftMember(lexicon, { lemma, partOfSpeech, synset }),
    facts: [
      { name: 'gloss', text: taxonomy.gloss(synset) },
      { name: 'neighbours', text: formatNeighbours(neighbours) },
    ],
    lines: missing.lines,
  };
  return [missing, synonym];
}

/** The nearest lemmas; a name has names, any other word none. */
function findAlike(profile: LemmaProfile, { profiles }: SuggestionContext): ProfileNeighbour[] {
  return profiles
    .neighbours(profile, 4 * mostNeighbours)
    .filter((neighbour) => neighbour.similarity > 0 && isName(neighbour.profile.lemma) === isName(profile.lemma))
    .slice(0, mostNeighbours);
}

function isListable(lemma: string, { settings, functionWords }: SuggestionContext): boolean {
  const isWord = listable.test(lemma) && ([...lemma].length > 1 || /\p{Script=Han}/u.test(lemma));
  return isWord && !functionWords.has(lemma.toLowerCase()) && (settings.names || !isName(lemma));
}

/** Lemmas of names alone keep their capitals. */
export function isName(lemma: string): boolean {
  return /\p{Lu}/u.test(lemma);
}

/** How a choice of a hypernym is told. */
export function hypernymFact(
  { synset, score, supporters }: HypernymChoice,
  { taxonomy }: SuggestionContext,
): SuggestionFact {
  const names = supporters.map(({ profile }) => profile.lemma).join(', ');
  return { name: 'hypernym', text: `${taxonomy.describe(synset)}, ${formatShare(score)}, as ${names}` };
}

/** Lemmas with their similarities. */
export function formatNeighbours(neighbours: readonly ProfileNeighbour[]): string {
  return neighbours.map(({ profile, similarity }) => `${profile.lemma} ${formatShare(similarity)}`).join(', ');
}

function patternFact({ synset, pattern, lines }: PatternHypernym, { taxonomy }: SuggestionContext): SuggestionFact {
  return {
    name: 'hypernym',
    text: `${taxonomy.describe(synset)}, by “${pattern}” in ${formatCount(lines.length, 'line')}`,
  };
}
