import { describe, expect, it } from 'vitest';
import { findCommands, firstComment } from '../../documentation/read-results.js';

describe('findCommands', () => {
  it('finds the command at the top, several of them, and those of parts, each once', () => {
    expect(findCommands({ command: 'a' })).toEqual(['a']);
    expect(findCommands({ commands: ['a', 'b'] })).toEqual(['a', 'b']);
    expect(findCommands([{ command: 'a' }, { command: 'b' }, { command: 'a' }, 1])).toEqual(['a', 'b']);
    expect(findCommands('a')).toEqual([]);
  });
});

describe('firstComment', () => {
  it('returns the first comment that begins a line, in one line', () => {
    expect(firstComment("import a from 'a';\n\n// Measures a\n// and b.\nconst c = 1; // no\n// later\n")).toBe(
      'Measures a and b.',
    );
    expect(firstComment('/**\n * Measures a.\n */\nx();')).toBe('Measures a.');
    expect(firstComment('x();')).toBe('');
  });
});
