import type { ParsedSentence, TrainParserOptions } from '../../../src/corpus/parser/train-parser.js';
import { parsedSentence } from '../parsed-sentence.js';

/** Sentences with trees to learn from. */
export const smallTrees: ParsedSentence[] = [
  'the/DET@2:det dog/NOUN@3:nsubj barks/bark/VERB@0:root ./PUNCT@3:punct',
  'a/DET@2:det cat/NOUN@3:nsubj chases/chase/VERB@0:root the/DET@5:det dog/NOUN@3:obj ./PUNCT@3:punct',
  'the/DET@2:det owner/NOUN@6:nsubj of/ADP@5:case the/DET@5:det dog/NOUN@2:nmod sleeps/sleep/VERB@0:root',
  'constructor/NOUN@2:nsubj calls/call/VERB@0:root __proto__/NOUN@2:obj',
  'dogs/dog/NOUN@2:nsubj sleep/VERB@0:root well/ADV@2:advmod',
].map((parsed) => {
  const { tokens, tree } = parsedSentence(parsed);
  return { tokens, tree: tree ?? { heads: [], relations: [] } };
});

/** Settings for them. */
export const smallTraining: TrainParserOptions = {
  epochs: 12,
  restarts: 2,
  minimumUpdates: 0,
  minimumLabelUpdates: 0,
  transitionBits: 14,
  labelBits: 14,
};
