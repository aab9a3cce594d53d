import { createLexiconInventory, type Inventory } from '../../../src/wsd/candidate.js';
import type { HeadExample } from '../../../src/wsd/head/head-example.js';
import type { TrainSenseHeadOptions } from '../../../src/wsd/head/train-head.js';
import { bankLexicon } from '../bank-lexicon.js';
import { starred, topicModel } from '../bank-texts.js';

/** Eight documents in which bank is the slope beside water and money beside coins; the texts of one differ. */
export const bankExamples: readonly HeadExample[] = Array.from({ length: 8 }, (_, document) => [
  { occurrence: starred(`a boat on the water by the *bank* ${'river '.repeat(document)}`), gold: ['bank@slope'] },
  { occurrence: starred(`a coin in the *bank* ${'coin '.repeat(document)}`), gold: ['bank@money'] },
  { occurrence: starred(`a coin of the *bank* house ${'coin '.repeat(document)}`), gold: ['bank@money'] },
]).flatMap((list, document) => list.map((example) => ({ ...example, document: `document ${document}` })));

/** Options that learn much of the few examples. */
export const toyOptions: TrainSenseHeadOptions = {
  encoder: { model: topicModel },
  heldOut: 0.5,
  counted: true,
  learningRate: 0.05,
  epochs: 8,
  batch: 4,
  lexicon: bankLexicon,
};

export const toyInventory: Inventory = createLexiconInventory(bankLexicon);
