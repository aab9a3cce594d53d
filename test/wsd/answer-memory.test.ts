import { describe, expect, it } from 'vitest';
import { AnswerMemory } from '../../src/wsd/answer-memory.js';
import { bankCandidates } from './bank-lexicon.js';
import { starred } from './bank-texts.js';

describe('AnswerMemory', () => {
  const occurrence = starred('the *bank* of constructor');
  const candidates = bankCandidates();

  it('finds the latest answer to a question, also in another object', () => {
    const memory = new AnswerMemory<string>();
    memory.keep({ occurrence, candidates }, 'first');
    memory.keep({ occurrence, candidates }, 'second');
    expect(memory.find({ occurrence, candidates: bankCandidates() })).toBe('second');
  });

  it('knows nothing of other candidates, or of another occurrence of the same words', () => {
    const memory = new AnswerMemory<string>();
    memory.keep({ occurrence, candidates }, 'known');
    expect(memory.find({ occurrence, candidates: candidates.slice(1) })).toBeUndefined();
    expect(memory.find({ occurrence, candidates: [...candidates].reverse() })).toBeUndefined();
    expect(memory.find({ occurrence: { ...occurrence }, candidates })).toBeUndefined();
  });
});
