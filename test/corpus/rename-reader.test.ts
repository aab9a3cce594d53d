import { describe, expect, it } from 'vitest';
import type { CorpusReader } from '../../src/corpus/corpus-reader.js';
import { renameReader } from '../../src/corpus/rename-reader.js';
import { describeCorpusReader } from '../conformance/corpus-reader.js';
import { listReader, unitsOf } from './list-reader.js';

const units = unitsOf(['a', 'b'], ['c']);

describeCorpusReader('renameReader', () => renameReader(listReader(units), 'other'));

describe('renameReader', () => {
  it('gives another name, also to a reader that is a class', async () => {
    class Reader implements CorpusReader {
      readonly name = 'class';
      readonly #units = units;
      async *read() {
        yield* this.#units;
      }
    }
    const reader = renameReader(new Reader(), 'constructor');
    expect(reader.name).toBe('constructor');
    const read = [];
    for await (const unit of reader.read()) read.push(unit);
    expect(read).toEqual(units);
  });
});
