import { type Aspect, aspects, isAspect } from '../../lexicon/aspect.js';
import type { ChineseGlosses } from '../../lexicon/chinese-glosses.js';
import type { DotObjects } from '../../lexicon/dot-objects/dot-objects.js';
import type { DotLanguage } from '../../lexicon/dot-objects/dot-records.js';
import { createDotType } from '../../lexicon/dot-objects/dot-type.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { createAspectInventory } from '../../wsd/aspects/aspect-inventory.js';
import type { AspectCandidate, Inventory } from '../../wsd/candidate.js';
import type { Question, Scorer, Scores } from '../../wsd/disambiguator.js';
import { makeOccurrence, type ReadContentWords } from '../../wsd/occurrence.js';
import { softmax } from '../../wsd/softmax.js';
import type { ItemAnswer } from '../any-dataset.js';
import { findReading, listReadingAspects } from '../scores/metonymy-aspects.js';
import type { AspectItem, MetonymyItem } from '../sense-dataset.js';
import type { AnswerContext, EvaluatedSystem } from './evaluated-system.js';

/**
 * What narrows the aspects of a name down: what the data set says of it (`set`), what the lexicon knows of it (`lexicon`), or
 * nothing (`none`).
 */
export type AspectHint = 'set' | 'lexicon' | 'none';

/** What {@link createAspectSystem} answers with. */
export interface AspectSystemParts {
  readonly dotObjects: DotObjects;
  readonly scorer: Scorer;
  /** A wordnet whose instances tell the type of names that the dot objects lack; default none. */
  readonly lexicon?: Lexicon | undefined;
  /** English words that tell the types of Chinese nouns; default none. */
  readonly glosses?: ChineseGlosses | undefined;
  /** The language of the glosses of aspects; default that of each item. */
  readonly language?: DotLanguage | undefined;
  /** Default `set`. */
  readonly hint?: AspectHint | undefined;
  /** Whether aspects have the glosses of the class of their name where there is a hint; else those that fit all names. Default true. */
  readonly classGlosses?: boolean | undefined;
  /**
   * Whether a name is metonymic where its other aspects together are likelier than the literal one, as probabilities allow, or
   * where the best aspect is another, which scores of any size do; default `best`.
   */
  readonly decision?: 'best' | 'sum' | undefined;
  /** Finds the content words of sentences, which scorers that do not read texts need; default none. */
  readonly readWords?: ReadContentWords | undefined;
}

type AspectAnswer = ItemAnswer<string>;

/**
 * Makes a system of a scorer: the aspects of names and nouns, and metonymy, see `findReading`. Names are nouns to it.
 *
 * With the hint of the set, the aspects of an item are those that its dot type has there; in metonymy those that its class of names
 * is read in, see `listReadingAspects`. With that of the lexicon they are those of its entry, and all eight where it has none.
 * There is no answer where the scorer cannot judge.
 */
export function createAspectSystem(
  parts: AspectSystemParts,
  options: Pick<EvaluatedSystem, 'name' | 'description' | 'hasRead'>,
): EvaluatedSystem {
  const { scorer, hint = 'set', decision = 'best', readWords = () => [] } = parts;
  const candidatesOf = createCandidates(parts);
  const ask = async (questions: readonly Question[], { signal, onProgress }: AnswerContext): Promise<Scores[]> => {
    return await scorer.scoreAll(questions, { signal, onProgress });
  };
  const makeQuestion = (place: Place, given: readonly Aspect[], language: DotLanguage): Question => {
    const { name: lemma, text, start, end } = place;
    const occurrence = makeOccurrence({ lemma, partOfSpeech: 'n', text, start, end }, readWords(text));
    return { occurrence, candidates: candidatesOf(lemma, hint === 'set' ? given : undefined, language) };
  };
  return {
    ...options,
    answerers: {
      aspects: async ({ items }, context) => {
        const questions = items.map((item) => makeQuestion(item, item.candidates, parts.language ?? languageOf(item)));
        return (await ask(questions, context)).map((scores, place) => readBest(questions[place], scores));
      },
      metonymy: async ({ items }, context) => {
        const questions = items.map((item) => {
          const name = item.text.slice(item.start, item.end);
          return makeQuestion({ ...item, name }, listReadingAspects(item.nameClass), 'en');
        });
        return (await ask(questions, context)).map((scores, place) => {
          const question = questions[place];
          return decision === 'sum' ? readSums(question, scores, items[place]) : readBest(question, scores);
        });
      },
    },
  };
}

type Place = Pick<AspectItem, 'name' | 'text' | 'start' | 'end'>;

function languageOf({ language }: AspectItem): DotLanguage {
  return language === 'zh' ? 'zh' : 'en';
}

/** Makes the function that gives the candidates of a name, of the aspects that are given where they are. */
function createCandidates({ dotObjects, lexicon, glosses, hint = 'set', classGlosses = true }: AspectSystemParts) {
  const inventories = new Map<DotLanguage, Inventory>();
  const inventoryOf = (language: DotLanguage): Inventory => {
    const known = inventories.get(language);
    if (known !== undefined) return known;
    // What is asked is a name wherever it can be one, since the set has it.
    const isName = (word: string): boolean => /\p{Lu}/u.test(word) || dotObjects.findName(word).length > 0;
    const made = createAspectInventory(dotObjects, {
      hint: hint !== 'none',
      language,
      lexicon,
      nouns: 'any',
      glosses,
      isName,
    });
    inventories.set(language, made);
    return made;
  };
  const makeGeneral = (lemma: string, key: Aspect, language: DotLanguage): AspectCandidate => ({
    kind: 'aspect',
    key,
    lemma,
    gloss: dotObjects.aspectGloss(key, { language }),
    examples: hint === 'none' ? (dotObjects.aspects.get(key)?.examples[language] ?? []) : [],
  });
  return (lemma: string, given: readonly Aspect[] | undefined, language: DotLanguage): AspectCandidate[] => {
    const found = inventoryOf(language)
      .candidates(makeOccurrence({ lemma, partOfSpeech: 'n', text: lemma, start: 0, end: lemma.length }, []))
      .flatMap((candidate) => (candidate.kind === 'aspect' ? [candidate] : []));
    const listed = found.length > 0 && hint !== 'none' ? found.map(({ key }) => key) : aspects;
    return createDotType(given ?? listed).map((key) => {
      const own = classGlosses && hint !== 'none' ? found.find((candidate) => candidate.key === key) : undefined;
      return own ?? makeGeneral(lemma, key, language);
    });
  };
}

function readBest({ candidates }: Question, { scores, hasEvidence, missing }: Scores): AspectAnswer {
  if (!hasEvidence) return { answer: undefined, missing };
  const best = scores.indexOf(Math.max(...scores));
  return { answer: candidates[best].key, ...(missing.length > 0 && { missing }) };
}

/** The literal aspect where it has half of the probability, else the best of the others. */
function readSums(question: Question, scores: Scores, { nameClass }: MetonymyItem): AspectAnswer {
  const isLiteral = question.candidates.map(({ key }) => isAspect(key) && findReading(nameClass, key) === 'literal');
  const literal = softmax(scores.scores).reduce((sum, share, place) => sum + (isLiteral[place] ? share : 0), 0);
  const among = scores.scores.map((score, place) => {
    return isLiteral[place] === literal >= 0.5 ? score : Number.NEGATIVE_INFINITY;
  });
  return readBest(question, { ...scores, scores: among });
}
