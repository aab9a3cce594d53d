import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { formatConcordance } from '../../src/cli/format-concordance.js';
import type { CorpusLine } from '../../src/lexicon/evidence/evidence-run.js';

/** A line whose word stands between brackets. */
function lineOf(marked: string, fields: Partial<CorpusLine> = {}): CorpusLine {
  const start = marked.indexOf('[');
  const end = marked.indexOf(']') - 1;
  const text = marked.replace('[', '').replace(']', '');
  return {
    ...{ number: 1, run: 1, document: 'a', position: 0, text, start, end, lemma: 'dog', partOfSpeech: 'n' },
    ...{ sense: 'dog-1', aspect: undefined, probability: 0.9, margin: 0.8, ...fields },
  };
}

describe('formatConcordance', () => {
  it('puts the words under one another, with their senses', () => {
    const lines = [
      lineOf('The [dog] barked.'),
      lineOf('[Dogs], all of them, came.', { number: 12, sense: undefined, probability: 0 }),
      lineOf('It is a [dog]', { number: 3, aspect: 'physical' }),
    ];
    // 80 columns, less 2 + 4 + 14 for the heads and 2 after each, leave 54 for the sentence: (54 - 4) / 2 before the word.
    expect(formatConcordance(lines, { width: 80 })).toEqual([
      ` 1  0.90  dog-1           ${' '.repeat(21)}The dog barked.`,
      `12     -  -               ${' '.repeat(25)}Dogs, all of them, came.`,
      ` 3  0.90  dog-1 physical  ${' '.repeat(17)}It is a dog`,
    ]);
    expect(formatConcordance([], { width: 80 })).toEqual([]);
  });

  it('shows as much of a sentence as the terminal is wide, of wide letters too', () => {
    const lines = [
      lineOf(`${'before '.repeat(20)}[dog]${' after'.repeat(20)}`),
      lineOf(`${'一只大'.repeat(20)}[狗]${'在那里叫'.repeat(20)}`),
      lineOf(`${'e\u0301'.repeat(80)}[dog]${'👩‍👩‍👧'.repeat(40)}`),
      lineOf(`[${'dog'.repeat(50)}]`),
    ];
    for (const width of [60, 79, 80, 120]) {
      const rows = formatConcordance(lines, { width });
      for (const row of rows) {
        expect(stringWidth(row)).toBeLessThanOrEqual(width);
        expect(stringWidth(row)).toBeGreaterThanOrEqual(width - 2);
      }
      const starts = ['dog after', '狗在', 'dog👩', 'dogdog'].map((beginning, at) => {
        return stringWidth(rows[at]?.slice(0, rows[at]?.indexOf(beginning)) ?? '');
      });
      expect(new Set(starts).size).toBe(1);
      expect(rows[0]).toMatch(/…\w* .*before dog after .*…$/);
      expect(rows[1]).toMatch(/….*大狗在.*…$/);
    }
  });

  it('has room for a little of a sentence however narrow the terminal is', () => {
    const [row = ''] = formatConcordance([lineOf('A word in a long sentence is a [dog] that goes on for ever.')], {
      width: 1,
    });
    expect(row).toMatch(/ … ?.*a dog that.*…$/);
  });

  it('lets no text steer the terminal', () => {
    const [row] = formatConcordance([lineOf('a\n\u001b[dog]\t\u202eb')], { width: 80 });
    expect(row).toMatch(/ a {2}dog {2}b$/);
  });
});
