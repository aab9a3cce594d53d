import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drainRows, escapeLabel, formatRow, unescapeLabel } from '../../../src/corpus/counting/count-row.js';
import { LabelNumbers, Tally } from '../../../src/corpus/counting/tally.js';
import { cutByteLines } from '../../../src/corpus/spark/cut-byte-lines.js';
import { sumRows } from '../../../src/corpus/spark/sum-rows.js';

async function* inPieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

/** Texts in which the characters are frequent that are escaped. */
const labels = fc
  .array(fc.constantFrom('\t', '\n', '\r', '\0', '\\', 't', 'e', '0', 'ß', '𝔘'), { maxLength: 8 })
  .map((parts) => parts.join(''));

describe('rows of counts', () => {
  it('give labels back whatever is in them, and hold no tab and no line end inside', () => {
    fc.assert(
      fc.property(labels, (label) => {
        const escaped = escapeLabel(label);
        expect(escaped).not.toMatch(/[\t\n\r\0]/);
        expect(unescapeLabel(escaped)).toBe(label);
      }),
    );
  });

  it('hold the cells of a tally', () => {
    const targets = new LabelNumbers();
    const tally = new Tally('verb-object');
    tally.add(targets.add('a\tb'), 'c', 2);
    tally.add(targets.add('d'), 'c', 1);
    tally.add(targets.add('a\tb'), 'c', 3);
    const rows = [...drainRows(tally, targets)].join('').split('\n').sort();
    expect(rows).toEqual(['', 'verb-object\ta\\tb\tc\t5', 'verb-object\td\tc\t1']);
    expect([...drainRows(tally, targets)]).toEqual([]);
  });

  it('are added up where they follow each other, in whatever pieces they come', async () => {
    const cells = fc.array(fc.tuple(fc.constantFrom('a', 'b'), fc.constantFrom('x', 'yß'), fc.nat(9)), {
      maxLength: 9,
    });
    await fc.assert(
      fc.asyncProperty(cells, fc.integer({ min: 1, max: 9 }), async (counts, size) => {
        const rows = counts.map(([target, context, count]) => formatRow('domain', target, context, count)).sort();
        const sums = new Map<string, number>();
        for (const [target, context, count] of counts) {
          const key = `domain\t${target}\t${context}`;
          sums.set(key, (sums.get(key) ?? 0) + count);
        }
        let summed = '';
        await sumRows(inPieces(rows.join(''), size), async (text) => {
          summed += text;
        });
        expect(summed.split('\n').filter((line) => line !== '')).toEqual(
          [...sums].map(([key, sum]) => `${key}\t${sum}`).sort(),
        );
      }),
    );
  });

  it.each(['domain', 'a\tb\tc\tx', 'a\tb\tc\t-1'])('are told from %j, which is none', async (line) => {
    await expect(sumRows(inPieces(`${line}\n`, 4), async () => undefined)).rejects.toThrow('is no row of counts');
  });
});

describe('cutByteLines', () => {
  it('finds the same lines in whatever pieces the bytes come', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(labels), fc.integer({ min: 1, max: 7 }), async (parts, size) => {
        const text = parts.join('\n');
        const lines: string[] = [];
        for await (const some of cutByteLines(inPieces(text, size))) lines.push(...some.map((line) => line.toString()));
        // What ends with a line feed has no line behind it.
        const expected = text.split('\n');
        if (expected.at(-1) === '') expected.pop();
        expect(lines).toEqual(expected);
      }),
    );
  });
});
