import { createSemcorReader } from '../../src/corpus/readers/semcor-reader.js';
import type { EmbeddingModel } from '../../src/embedding/embedding-model.js';
import type { VectorCache } from '../../src/embedding/vector-cache.js';
import type { Lexicon } from '../../src/lexicon/lexicon.js';
import { createBaseForms } from '../../src/wsd/base-forms.js';
import { type Candidate, createLexiconInventory } from '../../src/wsd/candidate.js';
import type { Question, Scorer } from '../../src/wsd/disambiguator.js';
import { collectSenseExamples } from '../../src/wsd/head/head-example.js';
import { countOutside, listedPrior } from '../../src/wsd/head/outside-prior.js';
import type { SenseHead } from '../../src/wsd/head/sense-head.js';
import { createSenseHead } from '../../src/wsd/head/sense-head-scorer.js';
import { askAll, splitDocuments } from '../../src/wsd/head/split-documents.js';
import { allWordsQuestions } from './graph-questions.js';

/** Questions with more than one candidate, which of them are right, and the sense prior of each. */
export interface PriorQuestions {
  readonly name: string;
  /** All that are asked: those with one candidate are not among the questions, and right where that is. */
  readonly asked: number;
  /** How many of those with one candidate are right. */
  readonly certain: number;
  readonly questions: readonly Question[];
  readonly isRight: readonly (readonly boolean[])[];
  readonly prior: readonly (readonly number[])[];
}

/** An all-words set, whose prior is that of the lexicon. */
export function setQuestions(name: string, lexicon: Lexicon): PriorQuestions {
  const { questions, gold } = allWordsQuestions(name, lexicon);
  const all = questions.map((question, at) => ({ question, right: rightOf(question.candidates, gold[at]) }));
  const open = all.filter(({ question }) => question.candidates.length > 1);
  return {
    name,
    asked: all.length,
    certain: all.filter(({ question, right }) => question.candidates.length === 1 && right[0]).length,
    questions: open.map(({ question }) => question),
    isRight: open.map(({ right }) => right),
    prior: open.map(({ question }) => listedPrior(question.candidates)),
  };
}

/** The SemCor documents that a head did not learn its projection from: those its weights are fitted on, and those it is measured on. */
export async function heldOutQuestions(semcor: string, head: SenseHead, lexicon: Lexicon): Promise<PriorQuestions[]> {
  const examples = await collectSenseExamples(createSemcorReader(semcor, { include: 'br-*' }).read(), lexicon);
  const known = askAll(createLexiconInventory(lexicon), examples);
  const { learned, fitted, reported } = splitDocuments(known, { seed: head.facts.seed, heldOut: 0.1 });
  // WordNet's counts were made of these documents too.
  const outside = countOutside(learned);
  return [
    { name: 'semcor, fitted', list: fitted },
    { name: 'semcor, reported', list: reported },
  ].map(({ name, list }) => ({
    name,
    asked: list.length,
    certain: 0,
    questions: list.map(({ occurrence, candidates }) => ({ occurrence, candidates })),
    isRight: list.map(({ candidates, gold }) => rightOf(candidates, gold)),
    prior: list.map(({ candidates, document }) => outside(candidates, document)),
  }));
}

/** What the projection of a head says alone, times its weight. */
export function projectionOf(
  head: SenseHead,
  model: EmbeddingModel,
  { cache, lexicon }: { readonly cache: VectorCache; readonly lexicon: Lexicon },
): Scorer {
  const baseForms = createBaseForms(lexicon);
  return createSenseHead(head, model, { cache, baseForms, weights: { projection: 1, prior: 0, relations: 0 } });
}

function rightOf(candidates: readonly Candidate[], gold: readonly string[]): boolean[] {
  return candidates.map(({ key }) => gold.includes(key));
}
