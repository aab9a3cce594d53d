import { describe, expect, it } from 'vitest';
import { chooseContexts } from '../../src/cli/context-choices.js';
import { OptionError } from '../../src/errors.js';

describe('chooseContexts', () => {
  it('takes names in their order, each with the options that are its own', () => {
    const flags = { window: 5, patternWindow: 2, radius: 3, sides: true, missingTree: 'skip' } as const;
    expect(chooseContexts('window, domain,function,dependency,document', flags)).toEqual([
      { name: 'window', radius: 3, sides: true },
      { name: 'domain', window: 5 },
      { name: 'function', window: 2 },
      { name: 'dependency', missingTree: 'skip' },
      { name: 'document' },
    ]);
  });

  it('hands on what patterns show', () => {
    const flags = {
      patternParts: 'whole',
      patternNouns: 'lemma',
      patternVerbs: 'all',
      patternFunctionWords: 'dropped',
      patternVerbless: true,
    } as const;
    expect(chooseContexts('domain,function', flags)).toEqual([
      { name: 'domain' },
      { name: 'function', parts: 'whole', nouns: 'lemma', verbs: 'all', functionWords: 'dropped', verbless: true },
    ]);
  });

  it.each(['', 'domain,', 'domain,domain', 'constructor'])('refuses "%s"', (names) => {
    expect(() => chooseContexts(names, {})).toThrow(OptionError);
  });
});
