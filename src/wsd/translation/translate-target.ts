import type { TargetInContext } from '../../embedding/contextual-model.js';
import type { Question, Scorer } from '../disambiguator.js';
import type { Occurrence } from '../occurrence.js';

/** Puts a text into the words of another language, for a model that does not know its own, and tells where the target is then. */
export type TranslateTarget = (target: TargetInContext) => TargetInContext;

/**
 * Makes a scorer that reads what another one reads in the words of another language; the candidates and the content words of the
 * document stay as they are.
 *
 * @example createTranslatingScorer(createAspectHead(head, model), await readChineseGlosser())
 */
export function createTranslatingScorer(scorer: Scorer, translate: TranslateTarget): Scorer {
  const translateQuestion = (question: Question): Question => {
    const { text, start, end } = question.occurrence;
    const occurrence: Occurrence = { ...question.occurrence, ...translate({ text, start, end }) };
    return { ...question, occurrence };
  };
  return {
    name: scorer.name,
    scoreAll: (questions, call) => scorer.scoreAll(questions.map(translateQuestion), call),
    explain: (question, candidate, call) => scorer.explain(translateQuestion(question), candidate, call),
  };
}
