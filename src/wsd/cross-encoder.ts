import type { PairClassifier, TextPair } from '../embedding/pair-classifier.js';
import { scorePairs } from '../embedding/score-pairs.js';
import { requireOption, requireWhole } from '../errors.js';
import { AnswerMemory } from './answer-memory.js';
import type { Candidate } from './candidate.js';
import type { CallOptions, Question, Scorer } from './disambiguator.js';
import type { Occurrence } from './occurrence.js';
import { listPassages } from './sense-passages.js';

/** How the word stands out in its context: quotation marks around it, nothing, or other marks on both sides. */
export type TargetMarking = 'quotes' | 'none' | { readonly before: string; readonly after: string };

/** Options of {@link createCrossEncoder}; the defaults are those of GlossBERT, Sent-CLS-WS (Huang et al. 2019). */
export interface CrossEncoderOptions {
  /** How the word stands out in its context; default `quotes`. */
  readonly marking?: TargetMarking | undefined;
  /**
   * What the text of a candidate begins with: the word as it stands in the context (`form`), or the lemma; default `form`, as in
   * the training data that were published with GlossBERT.
   */
  readonly heading?: 'form' | 'lemma' | undefined;
  /** Whether a mask stands in the place of the word in its context; default false. */
  readonly masked?: boolean | undefined;
  /** How many examples are part of the text of a candidate; default 0. */
  readonly examples?: number | undefined;
}

const quotes = { before: '"', after: '"' } as const;
const nothing = { before: '', after: '' } as const;

/**
 * Makes a scorer of a classifier of pairs (a cross-encoder, Huang et al. 2019, GlossBERT): it reads the context, in which the word is
 * marked, together with the text of each candidate, `word: gloss` of a sense or `word, aspect: gloss` of an aspect. The scores are the
 * log-odds of its positive label, so that their softmax is a distribution over the candidates.
 *
 * All pairs of the questions are asked together, each distinct one once. An example that an occurrence was taken from is in no text.
 *
 * @throws OptionError when an option is out of range; from calls what `scorePairs` and the classifier throw.
 * @example
 * const classifier = await createTransformerPairClassifier('models/GlossBERT');
 * const scorer = createCrossEncoder(classifier);
 * const disambiguator = createLogLinear(createLexiconInventory(lexicon), [{ scorer, weight: 1 }]);
 */
export function createCrossEncoder(classifier: PairClassifier, options: CrossEncoderOptions = {}): Scorer {
  const { marking = 'quotes', heading = 'form', masked = false, examples = 0 } = options;
  const isKnown = marking === 'quotes' || marking === 'none' || typeof marking === 'object';
  requireOption(isKnown, 'marking', marking, 'quotes, none, marks before and after');
  requireOption(heading === 'form' || heading === 'lemma', 'heading', heading, 'form, lemma');
  requireWhole('examples', examples, 0);
  const marks = marking === 'quotes' ? quotes : marking === 'none' ? nothing : marking;

  const pairOf = (occurrence: Occurrence, candidate: Candidate): TextPair => {
    const { text, start, end, heldOut: heldOutText } = occurrence;
    const form = text.slice(start, end);
    const left = `${text.slice(0, start)}${marks.before}`;
    const named = heading === 'form' ? { ...candidate, lemma: form } : candidate;
    const passages = { senses: 'text', examples, uses: 'none', baseForms: noForms, heldOutText } as const;
    return {
      first: `${left}${form}${marks.after}${text.slice(end)}`,
      second: listPassages(named, passages)[0].text,
      target: { start: left.length, end: left.length + form.length },
      masked,
    };
  };
  const score = async (questions: readonly Question[], { signal, onProgress }: CallOptions) => {
    const pairs = questions.flatMap(({ occurrence, candidates }) => candidates.map((own) => pairOf(occurrence, own)));
    const all = await scorePairs(classifier, pairs, { signal, onProgress });
    let next = 0;
    return questions.map(({ candidates }) => {
      const first = next;
      next += candidates.length;
      return all.slice(first, next);
    });
  };
  const memory = new AnswerMemory<Float64Array>();
  return {
    name: 'cross-encoder',
    async scoreAll(questions, call = {}) {
      const all = await score(questions, call);
      questions.forEach((question, place) => {
        memory.keep(question, all[place]);
      });
      return all.map((scores) => ({ scores, hasEvidence: scores.length > 0, missing: [] }));
    },
    async explain(question, candidate, call = {}) {
      call.signal?.throwIfAborted();
      const scores = memory.find(question) ?? (await score([question], call))[0];
      const own = scores[question.candidates.findIndex(({ key }) => key === candidate.key)];
      if (own === undefined) return undefined;
      const better = scores.filter((other) => other > own).length;
      const rank = better === 0 ? 'no other candidate has more' : `${better} of ${scores.length} candidates have more`;
      return `the context and its text have the log-odds ${own.toFixed(2)} of belonging together, ${rank}`;
    },
  };
}

/** Lemmas are looked for in examples that have vectors of their own alone, and there are none. */
const noForms = (): readonly string[] => [];
