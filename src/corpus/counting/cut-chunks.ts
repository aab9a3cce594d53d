import { isAnnotated, type Sentence, type TextUnit } from '../sentence.js';
import type { Chunk } from './count-chunk.js';

/** A token that comes with a unit takes about as much memory as so many characters. */
const charactersOfToken = 20;

/**
 * Cuts a stream of units into numbered chunks of at least so many characters of text; the last may be shorter. Tokens
 * that come with a unit count as twenty characters each.
 */
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
    if (isAnnotated(unit)) filled += charactersOfToken * unit.tokens.length;
    if (filled < characters) continue;
    yield { number: number++, units: chunk };
    filled = 0;
    chunk = [];
  }
  if (chunk.length > 0) yield { number, units: chunk };
}
