import type { Arena } from '../../kernels/arena.js';
import { normaliseVectors } from './activations.js';
import { EncoderLayer } from './encoder-layer.js';
import type { NeuralModel } from './neural-model.js';
import { tabulateBias } from './relative-bias.js';
import { type PieceSequence, WordPieces } from './word-pieces.js';

/** Turns words into vectors that know the sentence: those of their first pieces in all layers of an encoder, mixed. */
export class WordEncoder {
  readonly #arena: Arena;
  /** Without the layers, whose weights are in the arena. */
  readonly #model: Omit<NeuralModel, 'layers'>;
  readonly #pieces: WordPieces;
  readonly #layers: readonly EncoderLayer[];
  readonly #shares: readonly number[];

  constructor(arena: Arena, { layers, ...model }: NeuralModel) {
    this.#arena = arena;
    this.#model = model;
    this.#pieces = new WordPieces(model.vocabulary, model.positionVectors.rows);
    this.#layers = layers.map((weights) => new EncoderLayer(arena, weights, model.heads));
    const most = Math.max(...model.mix);
    const powers = Array.from(model.mix, (score) => Math.exp(score - most));
    const sum = powers.reduce((total, power) => total + power, 0);
    this.#shares = powers.map((power) => power / sum);
  }

  /** Writes a vector for each word to `target`, one after the other. */
  encode(forms: readonly string[], target: Float32Array): void {
    const sequence = this.#pieces.encode(forms);
    const count = sequence.pieces.length;
    const { width, heads, relativeBias } = this.#model;
    target.fill(0, 0, forms.length * width);
    this.#arena.scope(() => {
      const states = this.#arena.allocate(Float32Array, count * width);
      this.#embed(sequence, states);
      this.#addWords(states, sequence.first, target, this.#shares[0]);
      const bias = relativeBias && tabulateBias(this.#arena, relativeBias, count, Math.sqrt(width / heads));
      for (const [place, layer] of this.#layers.entries()) {
        layer.apply(states, count, bias);
        this.#addWords(states, sequence.first, target, this.#shares[place + 1]);
      }
    });
  }

  #embed({ pieces, shapes }: PieceSequence, states: Float32Array): void {
    const { width, pieceVectors, shapeVectors, positionVectors, segmentVectors, inputNorm } = this.#model;
    for (const [place, piece] of pieces.entries()) {
      pieceVectors.readRow(piece, states, place * width);
      shapeVectors.readRow(shapes[place], states, place * width, true);
      positionVectors.readRow(place, states, place * width, true);
      segmentVectors?.readRow(0, states, place * width, true);
    }
    normaliseVectors(states, pieces.length, inputNorm);
  }

  #addWords(states: Float32Array, first: readonly number[], target: Float32Array, share: number): void {
    const { width } = this.#model;
    for (const [word, place] of first.entries()) {
      for (let i = 0; i < width; i++) target[word * width + i] += share * states[place * width + i];
    }
  }
}
