import type { Lexicon } from '../../lexicon/lexicon.js';
import { normaliseLemma, type PartOfSpeech, type Sense } from '../../lexicon/synset.js';
import type { Occurrence } from '../../wsd/disambiguator.js';
import type { ItemAnswer } from '../any-dataset.js';
import type { SenseQuestion } from '../generated/sense-questions.js';
import { makeOccurrences } from '../scores/all-words-occurrences.js';
import type { TargetContext } from '../sense-dataset.js';
import type { SenseInventory } from '../sense-inventory.js';
import { answerEach } from './answer-each.js';
import type { EvaluatedSystem } from './evaluated-system.js';

/** A way to choose among the senses of a word. */
export interface SenseChooser {
  readonly lexicon: Lexicon;
  /** Returns the keys of the best of the candidates, several where they tie; there are two candidates at least. */
  choose(occurrence: Occurrence, candidates: readonly Sense[]): readonly string[];
  /** The occurrence that a question about an example sentence asks of. */
  occurrenceOf(question: SenseQuestion): Occurrence;
  /** The lemmas of the content words of a tokenised sentence, without those of the target. */
  contextOf(context: TargetContext): readonly string[];
}

/**
 * Makes a system that chooses senses: in running text, in example sentences, and for words in context, which have the same
 * meaning where the same sense is chosen for both. A word that the lexicon does not know has no answer; one with a single
 * sense has that.
 */
export function createSenseSystem(
  chooser: SenseChooser,
  options: Pick<EvaluatedSystem, 'name' | 'description'>,
): EvaluatedSystem {
  const { lexicon } = chooser;
  const answer = (occurrence: Occurrence, candidates: readonly Sense[]): ItemAnswer<readonly string[]> => {
    if (candidates.length === 0) return { answer: undefined, missing: [occurrence.lemma] };
    const [only] = candidates;
    return {
      answer: only !== undefined && candidates.length === 1 ? [only.key] : chooser.choose(occurrence, candidates),
    };
  };
  const chooseIn = (
    lemma: string,
    partOfSpeech: PartOfSpeech,
    context: TargetContext,
  ): ItemAnswer<readonly string[]> => {
    const occurrence = { lemma: normaliseLemma(lemma), partOfSpeech, context: chooser.contextOf(context) };
    return answer(occurrence, lexicon.findSenses(occurrence.lemma, partOfSpeech));
  };
  return {
    ...options,
    answerers: {
      'all-words': (set, asked) =>
        answerEach(makeOccurrences(set, lexicon), asked, ({ occurrence, candidates }) =>
          answer(occurrence, candidates),
        ),
      'example-senses': ({ questions }, asked) =>
        answerEach(questions, asked, (question) => {
          const candidates = question.candidates.map((key) => lexicon.sense(key));
          return answer(chooser.occurrenceOf(question), candidates);
        }),
      'words-in-context': ({ items }, asked) =>
        answerEach(items, asked, ({ lemma, partOfSpeech, contexts }) => {
          const [first, second] = contexts.map((context) => chooseIn(lemma, partOfSpeech, context));
          const [one, other] = [first?.answer?.[0], second?.answer?.[0]];
          if (one === undefined || other === undefined) return { answer: undefined, missing: [lemma] };
          return { answer: one === other ? 'T' : 'F' };
        }),
    },
  };
}

/** The baseline that takes the first sense of every word in a lexicon's order. */
export function createFirstSenseSystem(inventory: SenseInventory): EvaluatedSystem {
  return {
    name: `first sense of ${inventory.name}`,
    description: { specification: 'first-sense', files: [], settings: { inventory: inventory.name } },
    answerers: {
      'all-words': ({ instances }) =>
        instances.map((instance) => {
          const [first] = inventory.candidates(instance);
          return first === undefined ? { answer: undefined, missing: [instance.lemma] } : { answer: [first] };
        }),
      'example-senses': ({ questions }) => questions.map(({ candidates }) => ({ answer: candidates.slice(0, 1) })),
    },
  };
}
