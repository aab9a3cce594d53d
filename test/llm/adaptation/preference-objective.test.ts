import { describe, expect, it } from 'vitest';
import { OptionError, UnknownWordError } from '../../../src/errors.js';
import { createAligner } from '../../../src/llm/adaptation/aligner.js';
import { fitAdaptation } from '../../../src/llm/adaptation/fit-adaptation.js';
import { preferenceMargins, preferenceObjective } from '../../../src/llm/adaptation/preference-objective.js';
import { Tape } from '../../../src/llm/tensor/tape.js';
import { createRandom } from '../../../src/random.js';
import { createSmallEncoder } from '../encoder/small-encoder.js';

const encoder = createSmallEncoder();
const { network } = encoder;
const preferences = [
  { before: 'the', after: '.', chosen: 'purrs', rejected: 'barks' },
  { before: '', after: 'cat', chosen: 'purrs', rejected: 'barks' },
  { before: 'the dog', after: '', chosen: 'constructor', rejected: 'grows' },
];

describe('preferenceObjective', () => {
  it('has the loss log 2 where nothing is changed', () => {
    const adaptation = createAligner(network, { seed: 1 });
    const loss = preferenceObjective(encoder, preferences, { strength: 3 }).lossOf(
      new Tape(network.parameters.arithmetic),
      network,
      { random: createRandom(1), adaptation },
    );
    expect(loss.item()).toBeCloseTo(Math.log(2), 5);
  });

  it('raises the margins of chosen words', async () => {
    const adaptation = createAligner(network, { seed: 1 });
    const before = preferenceMargins(encoder, preferences);
    await fitAdaptation(encoder, adaptation, preferenceObjective(encoder, preferences, { strength: 1 }), {
      ...{ seed: 1, steps: 100, learningRate: 0.05, weightDecay: 0 },
    });
    const after = preferenceMargins(encoder, preferences, { adaptation });
    for (const [place, margin] of before.entries()) expect(after[place]).toBeGreaterThan(margin + 0.1);
  });

  it('turns its margin round with the preference', () => {
    const turned = preferences.map((one) => ({ ...one, chosen: one.rejected, rejected: one.chosen }));
    const [margins, others] = [preferenceMargins(encoder, preferences), preferenceMargins(encoder, turned)];
    for (const [place, margin] of margins.entries()) expect(others[place]).toBeCloseTo(-margin, 6);
  });

  it('refuses words that the encoder does not know, and no preference', () => {
    const unknown = [{ before: 'the', after: '', chosen: 'zebra', rejected: 'cat' }];
    expect(() => preferenceObjective(encoder, unknown)).toThrow(UnknownWordError);
    expect(() => preferenceObjective(encoder, [])).toThrow(OptionError);
  });
});
