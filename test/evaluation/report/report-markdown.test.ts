import { describe, expect, it } from 'vitest';
import { makeReport } from '../../../src/evaluation/report/make-report.js';
import { escapeMarkdown, reportToMarkdown } from '../../../src/evaluation/report/report-markdown.js';
import { inventManifests, inventResults } from './invented-results.js';
import { makeResult } from './make-result.js';

const markdown = reportToMarkdown(makeReport(inventResults(), inventManifests()));

/** The tables, each as its lines. */
function findTables(text: string): string[][] {
  return text
    .split('\n\n')
    .filter((block) => block.startsWith('|'))
    .map((block) => block.trimEnd().split('\n'));
}

describe('reportToMarkdown', () => {
  it('writes tables whose rows have as many cells as their head', () => {
    const tables = findTables(markdown);
    expect(tables.length).toBeGreaterThan(12);
    for (const lines of tables) {
      const widths = lines.map((line) => line.match(/(?<!\\)\|/g)?.length);
      expect(new Set(widths).size).toBe(1);
      expect(lines[1]).toMatch(/^\|( ---:? \|)+$/);
    }
  });

  it('escapes names that hold markup, bars and line ends', () => {
    const name = 'a|b\n# c <script>alert(1)</script> `x` [y](z)';
    const text = reportToMarkdown(makeReport([{ path: 'a.json', result: makeResult({ system: { name } }) }], []));
    expect(text).not.toContain('<script>');
    expect(text).not.toMatch(/^# c/m);
    expect(findTables(text)[0]?.length).toBe(3);
    expect(escapeMarkdown('a|b\\')).toBe('a\\|b\\\\');
  });

  it('shows both scores, coverage, the missing words and published scores as published', () => {
    expect(markdown).toContain('| 189 of 200 | 94.5 % | 0.487 | 0.460 | 5 |');
    expect(markdown).toContain('and 17 more.');
    expect(markdown).toContain('| Earlier \\| 2014 | published | 0.456 |  |');
    expect(markdown).toContain('| verb only (published) | spearman with single ratings | 0.160 |  |');
  });
});
