import { Arena } from '../../kernels/arena.js';
import type { NeuralModel } from './neural-model.js';
import { NeuralParse } from './neural-parse.js';
import { ScoreLayers } from './score-layers.js';
import { WordEncoder } from './word-encoder.js';

/** Words behind these would have no piece in the longest sequence; trees of more take long. */
const mostWords = 510;

/**
 * Gives sentences their tags and trees by a network: an encoder that reads pieces of words, like BERT (Devlin et al. 2019) or MPNet
 * (Song et al. 2020), and biaffine scores of heads and relations (Dozat and Manning 2017), of which the best projective tree is taken.
 *
 * Slower by far than `PerceptronTagger` and `DependencyParser`, and more often right. The weights lie in a memory of their own, packed:
 * some 45 MB of those of this package.
 */
export class NeuralParser {
  readonly #arena: Arena;
  readonly #model: Pick<NeuralModel, 'tags' | 'relations' | 'width' | 'root'>;
  readonly #encoder: WordEncoder;
  readonly #layers: ScoreLayers;

  /**
   * @param options.threads threads that share the work of one sentence, this one included; default 1. They change no number, and
   * {@link NeuralParser.close} ends the others.
   * @throws OptionError for threads out of range.
   */
  constructor(model: NeuralModel, options: { readonly threads?: number } = {}) {
    const { tags, relations, width, root } = model;
    const { threads = 1 } = options;
    this.#arena = new Arena({ threads });
    this.#model = { tags, relations, width, root };
    this.#encoder = new WordEncoder(this.#arena, model);
    this.#layers = new ScoreLayers(this.#arena, model);
  }

  /**
   * Parses a sentence; one without words has an empty tree.
   *
   * Words behind the first 508 pieces are seen by nothing but their number, and those behind 510 words become `X` and depend on the
   * root word.
   */
  parse(forms: readonly string[]): NeuralParse {
    const { width, root } = this.#model;
    const seen = forms.slice(0, mostWords);
    const scores = this.#arena.scope(() => {
      const vectors = this.#arena.allocate(Float32Array, (seen.length + 1) * width);
      this.#encoder.encode(seen, vectors);
      vectors.set(root, seen.length * width);
      return this.#layers.score(vectors, seen.length);
    });
    return new NeuralParse(this.#model, scores, forms.length - seen.length);
  }

  /** Ends the other threads. */
  close(): void {
    this.#arena.close();
  }
}
