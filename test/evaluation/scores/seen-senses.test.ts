import { describe, expect, it } from 'vitest';
import type { SenseSentence } from '../../../src/corpus/readers/semcor-sentence.js';
import type { TextUnit } from '../../../src/corpus/sentence.js';
import { collectSeenSenses } from '../../../src/evaluation/scores/seen-senses.js';

const place = { document: 'd', position: 0 };

function sentence(...keys: readonly (readonly string[])[]): SenseSentence {
  const senses = keys.map((each, index) => ({ start: index, end: index + 1, keys: each }));
  return { ...place, text: 'x', tokens: [], senses };
}

async function* units(...all: readonly (TextUnit | SenseSentence)[]): AsyncGenerator<TextUnit | SenseSentence> {
  yield* all;
}

describe('collectSeenSenses', () => {
  it('collects all keys of all sentences once and passes over units without senses', async () => {
    const seen = await collectSeenSenses(
      units(
        sentence(['a%1:00:00::'], ['b%1:00:00::', 'b%1:01:00::']),
        { ...place, text: 'y' },
        sentence(['a%1:00:00::']),
      ),
    );
    expect([...seen]).toEqual(['a%1:00:00::', 'b%1:00:00::', 'b%1:01:00::']);
  });
});
