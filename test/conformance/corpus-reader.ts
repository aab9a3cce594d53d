import { describe, expect, it } from 'vitest';
import type { CorpusReader } from '../../src/corpus/corpus-reader.js';
import type { TextUnit } from '../../src/corpus/sentence.js';

/** Checks that a corpus reader over at least two units keeps the contract of `CorpusReader`. */
export function describeCorpusReader(name: string, create: () => CorpusReader | Promise<CorpusReader>): void {
  describe(`${name} keeps the CorpusReader contract`, () => {
    it('has a name', async () => {
      expect((await create()).name).not.toBe('');
    });

    it('yields units of text', async () => {
      const units = await readAll(await create());
      expect(units.length).toBeGreaterThanOrEqual(2);
      for (const { document, position, text } of units) {
        expect([typeof document, typeof position, typeof text]).toEqual(['string', 'number', 'string']);
      }
    });

    it('counts positions up from 0 in each document, and never returns to a document it has left', async () => {
      const next = new Map<string, number>();
      let current: string | undefined;
      for (const { document, position } of await readAll(await create())) {
        if (document !== current) expect(next.has(document), `"${document}" comes twice`).toBe(false);
        expect(position).toBe(next.get(document) ?? 0);
        next.set(document, position + 1);
        current = document;
      }
    });

    it('starts again from the first unit with every call, also while another is on its way', async () => {
      const reader = await create();
      const units = await readAll(reader);
      expect(await readAll(reader)).toEqual(units);
      const first = reader.read()[Symbol.asyncIterator]();
      const second = reader.read()[Symbol.asyncIterator]();
      for (const unit of units.slice(0, 2)) {
        expect((await first.next()).value).toEqual(unit);
        expect((await second.next()).value).toEqual(unit);
      }
      await first.return?.();
      expect((await second.next()).value).toEqual(units[2]);
      await second.return?.();
    });

    it('rejects with the reason of an aborted signal, before the first unit and after it', async () => {
      const reader = await create();
      const reason = new Error('enough');
      await expect(readAll(reader, AbortSignal.abort(reason))).rejects.toBe(reason);
      const controller = new AbortController();
      const reading = async (): Promise<void> => {
        for await (const _ of reader.read({ signal: controller.signal })) controller.abort(reason);
      };
      await expect(reading()).rejects.toBe(reason);
    });
  });
}

async function readAll(reader: CorpusReader, signal?: AbortSignal): Promise<TextUnit[]> {
  const units: TextUnit[] = [];
  for await (const unit of reader.read(signal === undefined ? {} : { signal })) units.push(unit);
  return units;
}
