import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CountingMethod } from '../../../src/corpus/counting/counting-method.js';
import { countRecords } from '../../../src/corpus/spark/count-records.js';
import type { RecordInput } from '../../../src/corpus/spark/record-settings.js';
import { windowContexts } from '../../../src/corpus/window-contexts.js';

/** Words between spaces are tokens and targets. */
const method: CountingMethod = {
  annotate(unit) {
    const words = unit.text.split(' ');
    return {
      ...unit,
      tokens: words.map((form) => ({ form, lemma: form, tag: 'NOUN' as const, start: 0, end: form.length })),
    };
  },
  targetOf: ({ lemma }) => lemma,
  extractors: [windowContexts({ radius: 1 })],
  tuples: false,
};

const lines: RecordInput = { records: 'lines', format: 'lines', options: {} };

async function* inBase64(records: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const record of records) yield Buffer.from(`${Buffer.from(record).toString('base64')}\n`);
}

/** Adds up the rows that records give. */
async function count(
  records: readonly (string | Uint8Array)[],
  { input = lines, skipBad = false, spillBytes = 2 ** 20 } = {},
): Promise<Map<string, number>> {
  const sums = new Map<string, number>();
  await countRecords(inBase64(records), {
    method,
    input,
    skipBad,
    spillBytes,
    scratch: '.',
    async write(rows) {
      for (const row of rows.trimEnd().split('\n')) {
        const end = row.lastIndexOf('\t');
        sums.set(row.slice(0, end), (sums.get(row.slice(0, end)) ?? 0) + Number(row.slice(end + 1)));
      }
    },
  });
  return sums;
}

const texts = fc.array(
  fc.array(fc.constantFrom('a', 'b', 'c', 'd\\'), { minLength: 1, maxLength: 5 }).map((words) => words.join(' ')),
  { minLength: 1, maxLength: 8 },
);

describe('countRecords', () => {
  it('gives sums that do not depend on how records are parted and when rows are written', async () => {
    await fc.assert(
      fc.asyncProperty(texts, fc.nat(8), async (records, cut) => {
        const whole = await count(records);
        const parts = [await count(records.slice(0, cut)), await count(records.slice(cut), { spillBytes: 1 })];
        const sums = new Map<string, number>();
        for (const part of parts) for (const [row, sum] of part) sums.set(row, (sums.get(row) ?? 0) + sum);
        for (const [row, sum] of sums) {
          // Each part has its own beginning and end.
          const isPart = /^#\t(?:begun|ended)/.test(row);
          expect([row, sum]).toEqual([row, isPart ? 2 : whole.get(row)]);
        }
        expect([...sums.keys()].sort()).toEqual([...whole.keys()].sort());
      }),
    );
  });

  it('throws for a record that is no UTF-8, showing it, or leaves it out and reports it', async () => {
    const records = ['good text', Uint8Array.of(0x61, 0xff, 0x62)];
    await expect(count(records)).rejects.toThrow(/the record "a\uFFFDb": is not UTF-8/);
    const sums = await count(records, { skipBad: true });
    expect([sums.get('#\tbad\t'), sums.get('#\tunits\t')]).toEqual([1, 1]);
    expect([...sums.keys()].some((row) => row.startsWith('#\tmessage\t') && row.includes('is not UTF-8'))).toBe(true);
  });

  it('shows the record that its format finds damaged', async () => {
    const input: RecordInput = { records: 'lines', format: 'jsonl', options: {} };
    const records = ['{"text": "a b"}', '{"text": "cut', '{"text": "c"}'];
    await expect(count(records, { input })).rejects.toThrow('the record "{"text": "cut": is not JSON.');
    const sums = await count(records, { input, skipBad: true });
    expect([sums.get('#\tbad\t'), sums.get('#\tunits\t')]).toEqual([1, 2]);
  });

  it('reads records in another encoding', async () => {
    const input: RecordInput = { ...lines, options: { encoding: 'latin1' } };
    const sums = await count([Buffer.from('caf\u00e9 a', 'latin1')], { input });
    expect(sums.get('frequency\tcafé\t')).toBe(1);
  });

  it('refuses a block that would be cut', async () => {
    const input: RecordInput = { records: 'blocks', format: 'text', options: {} };
    await expect(count([`${'word '.repeat(20_000)}`], { input })).rejects.toThrow('Give --records files');
  });

  it('reads the content of a file that comes as a record', async () => {
    const input: RecordInput = { records: 'files', format: 'lines', options: {} };
    const sums = new Map<string, number>();
    const record = `s3a://b/a.txt\t${Buffer.from('a b\nb\n').toString('base64')}\n`;
    await countRecords(
      (async function* () {
        yield Buffer.from(record);
      })(),
      {
        method,
        input,
        skipBad: false,
        spillBytes: 2 ** 20,
        scratch: process.env['TMPDIR'] ?? '/tmp',
        async write(rows) {
          for (const row of rows.trimEnd().split('\n')) sums.set(row, 1);
        },
      },
    );
    expect([...sums.keys()]).toEqual(expect.arrayContaining(['frequency\tb\t\t2', '#\tunits\t\t2']));
  });
});
