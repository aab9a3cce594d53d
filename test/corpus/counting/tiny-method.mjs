import { documentContexts, domainContexts, functionContexts, windowContexts } from '../../../dist/index.js';

/** Makes a method that counts annotated sentences as they are; with `slow` it waits so many milliseconds a sentence. */
export function makeTinyMethod({ slow = 0, failOn } = {}) {
  return {
    annotate(unit) {
      if (slow > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, slow);
      if (unit.text === failOn) throw new RangeError(`cannot annotate ${unit.text}`);
      return unit;
    },
    targetOf: ({ lemma, tag }) => (tag === 'PUNCT' ? undefined : lemma),
    multiwordOf: ({ lemma }) => lemma,
    extractors: [
      domainContexts(),
      functionContexts(),
      windowContexts({ sides: true, weighting: 'harmonic' }),
      documentContexts({ blockSentences: 2 }),
    ],
    tuples: true,
  };
}
