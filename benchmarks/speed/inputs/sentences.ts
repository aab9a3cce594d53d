import { createRandom } from '../../../src/random.js';

const words = (
  'the a of and to in that it is was for on with as at by from but not this one all no she he they river house dog child ' +
  'road letter window garden teacher city winter bread stone music question answer light water morning friend table ' +
  'opens finds writes holds follows answers carries watches builds leaves old small quiet bright heavy early cold green'
).split(' ');

/** Returns distinct sentences of 8 to 20 common words, made by chance from a fixed seed. */
export function makeSentences(count: number): string[] {
  const random = createRandom(1);
  return Array.from({ length: count }, (_, place) => {
    const length = 7 + random.integer(13);
    return `${Array.from({ length }, () => words[random.integer(words.length)]).join(' ')} ${place}.`;
  });
}

/** Returns the words of the sentences, and others behind them, `count` in all. */
export function makeVocabulary(count: number): string[] {
  return [...words, ...Array.from({ length: count - words.length }, (_, place) => `word${place}`)];
}
