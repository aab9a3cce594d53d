import { describe, expect, it } from 'vitest';
import { matchMembers } from '../../src/lexicon/match-members.js';

describe('matchMembers', () => {
  it('gives each member the key of its lemma', () => {
    const keys = ['canis_familiaris%1:05:00::', 'dog%1:05:00::'];
    expect(matchMembers(['dog', 'Canis_familiaris'], [0, 0], keys)).toEqual({
      keyOfSense: [1, 0],
      senseOfMember: [0, 1],
    });
  });

  it('makes one sense of members that share a key', () => {
    expect(matchMembers(['Earth', 'earth', 'world'], [0, 2, 0], ['earth%1:17:00::', 'world%1:17:00::'])).toEqual({
      keyOfSense: [0, 1],
      senseOfMember: [0, 0, 1],
    });
  });

  it('tells keys of one lemma apart by their lexical id', () => {
    const keys = ['a%1:10:00::', 'a%1:10:01::'];
    expect(matchMembers(['A', 'a'], [1, 0], keys)).toEqual({ keyOfSense: [1, 0], senseOfMember: [0, 1] });
  });

  it('names the first member without a key', () => {
    expect(matchMembers(['dog', 'constructor', '__proto__'], [0, 0, 0], ['dog%1:05:00::'])).toBe('constructor');
  });
});
