import type { TaggedForms, TrainTaggerOptions } from '../../src/corpus/train-tagger.js';

/** Six sentences to learn from. */
export const sentences: TaggedForms[] = [
  { forms: ['The', 'dog', 'barks', '.'], tags: ['DET', 'NOUN', 'VERB', 'PUNCT'] },
  { forms: ['A', 'cat', 'sleeps', '.'], tags: ['DET', 'NOUN', 'VERB', 'PUNCT'] },
  { forms: ['The', 'barks', 'of', 'dogs'], tags: ['DET', 'NOUN', 'ADP', 'NOUN'] },
  { forms: ['to', 'sleep', 'well'], tags: ['PART', 'VERB', 'ADV'] },
  { forms: ['the', 'sleep', 'of', 'cats'], tags: ['DET', 'NOUN', 'ADP', 'NOUN'] },
  { forms: ['constructor', '__proto__', ''], tags: ['NOUN', 'NOUN', 'X'] },
];
/** Settings under which every feature is kept. */
export const options: TrainTaggerOptions = { epochs: 20, restarts: 2, minimumUpdates: 0, minimumWeight: 1 };
