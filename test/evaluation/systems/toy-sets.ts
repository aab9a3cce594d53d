import type {
  AnalogySet,
  ChoiceSet,
  Phrase,
  PhraseForm,
  PropertySet,
  RatedPairSet,
  RelataSet,
  RelationDegreeSet,
} from '../../../src/evaluation/dataset.js';

/** A phrase of a form. */
export function phrase(form: PhraseForm, ...words: string[]): Phrase {
  return { form, words };
}

/** Pairs of words and of sentences; `zither` is in no space. */
export const pairSet: RatedPairSet = {
  kind: 'rated-pairs',
  findings: [],
  pairs: [
    { id: 'dog/hound', left: phrase('word', 'dog'), right: phrase('word', 'hound'), ratings: [{ value: 5 }] },
    { id: 'dog/House', left: phrase('word', 'dog'), right: phrase('word', 'House'), ratings: [{ value: 2 }] },
    { id: 'dog/zither', left: phrase('word', 'dog'), right: phrase('word', 'zither'), ratings: [{ value: 1 }] },
  ],
};

/** Which single word means a dog house, and the same with the stem turned round. */
export const choiceSet: ChoiceSet = {
  kind: 'choices',
  findings: [],
  questions: [
    {
      id: 'dog house',
      stem: ['dog', 'house'],
      choices: [['house'], ['kennel'], ['zither'], ['kennel']],
      stems: [
        ['dog', 'house'],
        ['dog', 'house'],
        ['dog', 'house'],
        ['house', 'dog'],
      ],
      solution: 1,
    },
  ],
};

/** dog : kennel as which pair? */
export const relationSet: ChoiceSet = {
  kind: 'choices',
  findings: [],
  questions: [
    {
      id: 'dog:kennel',
      stem: ['dog', 'kennel'],
      choices: [
        ['bird', 'nest'],
        ['nest', 'bird'],
        ['bird', 'zither'],
      ],
      solution: 0,
    },
  ],
};

/** Two terms with a property each. */
export const propertySet: PropertySet = {
  kind: 'properties',
  findings: [],
  properties: [
    { id: 'p1', term: 'kennel', phrase: phrase('object-relative', 'house', 'live', 'dog') },
    { id: 'p2', term: 'nest', phrase: phrase('object-relative', 'house', 'live', 'bird') },
  ],
};

/** How far pairs are of an animal and its home. */
export const degreeSet: RelationDegreeSet = {
  kind: 'relation-degrees',
  findings: [],
  relations: [
    {
      id: 'home',
      name: 'home',
      paradigms: [
        ['dog', 'kennel'],
        ['zither', 'nest'],
      ],
      rated: [
        { pair: ['bird', 'nest'], score: 40 },
        { pair: ['nest', 'bird'], score: -40 },
      ],
      questions: [],
    },
  ],
};

/** dog is to kennel as bird is to what? */
export const analogySet: AnalogySet = {
  kind: 'analogies',
  findings: [],
  questions: [
    { id: 'q1', section: 'home', a: 'dog', b: 'kennel', c: 'Bird', answers: ['nest'] },
    { id: 'q2', section: 'home', a: 'dog', b: 'zither', c: 'bird', answers: ['nest'] },
  ],
};

/** A dog with words that are related to it and one that is not. */
export const relataSet: RelataSet = {
  kind: 'relata',
  findings: [],
  concepts: [
    {
      id: 'dog',
      word: 'dog',
      conceptClass: 'animal',
      relata: [
        { word: 'hound', partOfSpeech: 'n', relation: 'coord' },
        { word: 'house', partOfSpeech: 'n', relation: 'random' },
        { word: 'zither', partOfSpeech: 'n', relation: 'random' },
      ],
    },
  ],
};

/** Pairs of sentences about "dog chase cat": with hunt, with develop, and one of the test's own. */
export function makeSentenceSet(own: { readonly left: Phrase; readonly right: Phrase }): RatedPairSet {
  const ratings = [{ value: 4 }];
  const chase = sentence('dog', 'chase', 'cat');
  return {
    ...pairSet,
    pairs: [
      { id: '1', left: chase, right: sentence('dog', 'hunt', 'cat'), ratings },
      { id: '2', left: chase, right: sentence('dog', 'develop', 'cat'), ratings },
      { id: '3', ...own, ratings },
    ],
  };
}

/** Makes a sentence of subject, verb and object. */
export function sentence(...words: [string, string, string]): Phrase {
  return phrase('subject-verb-object', ...words);
}
