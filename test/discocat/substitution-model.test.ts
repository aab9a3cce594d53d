import { describe, expect, it } from 'vitest';
import { createSubstitutionModel } from '../../src/discocat/substitution-model.js';
import type { TransitiveSentence } from '../../src/discocat/transitive-sentence.js';

const scores = new Map([
  ['meet', 1],
  ['satisfy', 5],
  ['visit', 3],
]);
const plausible = {
  name: 'toy',
  plausibility: ({ verb, object }: TransitiveSentence) => (scores.get(verb) ?? 0) + (object === 'anything' ? 100 : 0),
};
const sentence = { subject: 'system', verb: 'meet', object: 'criterion' };

describe('createSubstitutionModel', () => {
  it('is the plausibility of the substitute less the mean of all verbs', () => {
    // 5 - (1 + 5 + 3) / 3 = 2
    const model = createSubstitutionModel(plausible, ['meet', 'satisfy', 'visit']);
    expect(model.name).toBe('toy substitute');
    expect(model.fit(sentence, 'satisfy')).toBeCloseTo(2, 12);
    expect(model.fit(sentence, 'meet')).toBeCloseTo(-2, 12);
  });

  it('gives nothing to nouns that go with every verb', () => {
    const model = createSubstitutionModel(plausible, ['meet', 'satisfy', 'visit']);
    expect(model.fit({ ...sentence, object: 'anything' }, 'satisfy')).toBeCloseTo(model.fit(sentence, 'satisfy'), 12);
  });

  it('compares at most 300 verbs, evenly spaced', () => {
    const asked = new Set<string>();
    const counting = {
      name: 'counting',
      plausibility: ({ verb }: TransitiveSentence) => {
        asked.add(verb);
        return 0;
      },
    };
    const verbs = Array.from({ length: 601 }, (_, place) => `verb ${place}`);
    createSubstitutionModel(counting, verbs).fit(sentence, 'verb 0');
    expect(asked.size).toBe(201);
  });

  it('needs a verb to compare with', () => {
    expect(() => createSubstitutionModel(plausible, [])).toThrow(/"verbs"/);
  });
});
