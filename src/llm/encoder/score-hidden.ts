import { gatherRows } from '../tensor/shapes.js';
import type { Tape } from '../tensor/tape.js';
import type { Tensor } from '../tensor/tensor.js';
import type { Adaptation, EncoderNetwork } from './encoder-network.js';
import type { HiddenWords } from './hide-words.js';

/**
 * Returns the scores of all words for each hidden place, hidden words x vocabulary.
 *
 * @param options.rows how many rows the tokens are, all of them full.
 * @param options.dropout default 0.
 */
export function scoreHidden(
  tape: Tape,
  network: EncoderNetwork,
  {
    tokens,
    places,
    rows,
    dropout = 0,
    adaptation,
  }: HiddenWords & {
    readonly rows: number;
    readonly dropout?: number;
    readonly adaptation?: Adaptation | undefined;
  },
): Tensor {
  const lengths = new Uint32Array(rows).fill(tokens.length / rows);
  const { output } = network.encode(tape, { tokens, lengths }, { dropout, adaptation });
  return network.scoreWords(tape, gatherRows(tape, output, places));
}
