import { describe, expect, it } from 'vitest';
import { EmbeddedModels } from '../../src/embedded/embedded-models.js';
import { answerSenses, generateExampleQuestions } from '../../src/embedded/score-embedded.js';
import { smallLexicon, smallParts } from './small-embedded.js';

const models = new EmbeddedModels(smallParts());
const questions = generateExampleQuestions(smallLexicon);

describe('answerSenses', () => {
  it.each(['development', 'test'] as const)('answers all of the %s half, in parts as together', async (split) => {
    const shares: number[] = [];
    const whole = await answerSenses(models, { split, onProgress: (share) => shares.push(share) });
    const { length } = questions.filter((question) => question.split === split);
    for (const name of ['lesk', 'together', 'gloss'] as const) {
      expect(whole[name]).toHaveLength(length);
      for (const parts of [2, 3, 5]) {
        const pieces = await Promise.all(
          Array.from({ length: parts }, (_, part) => answerSenses(models, { split, part, parts })),
        );
        expect(pieces.flatMap((piece) => piece[name])).toEqual(whole[name]);
      }
    }
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1) ?? 1).toBeCloseTo(1);
  });

  it('is asked something here', () => {
    expect(questions.length).toBeGreaterThan(1);
  });
});
