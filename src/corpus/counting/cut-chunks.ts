import type { Sentence, TextUnit } from '../sentence.js';
import type { Chunk } from './count-chunk.js';

/** Cuts a stream of units into numbered chunks of at least so many characters of text; the last may be shorter. */
export async function* cutChunks(
  units: AsyncIterable<TextUnit | Sentence>,
  characters: number,
): AsyncGenerator<Chunk, void, undefined> {
  let number = 0;
  let filled = 0;
  let chunk: (TextUnit | Sentence)[] = [];
  for await (const unit of units) {
    chunk.push(unit);
    // A unit without text takes a place too.
    filled += unit.text.length + 1;
    if (filled < characters) continue;
    yield { number: number++, units: chunk };
    filled = 0;
    chunk = [];
  }
  if (chunk.length > 0) yield { number, units: chunk };
}
