import type { FullEncoderSizes } from '../encoder/encoder-parameters.js';

/** A part of an encoder that reads the stream, adds to it, or both. */
export interface Component {
  readonly kind: 'embedding' | 'head' | 'feed' | 'output';
  /** Its place in the list of all components. */
  readonly index: number;
  /** Its layer; -1 of the embedding, as many as there are layers of the output. */
  readonly layer: number;
  /** Its place among the heads of the layer; -1 of what is no head. */
  readonly head: number;
  /** `embedding`, `head 0.1`, `feed 0` or `output`. */
  readonly name: string;
}

/** The inputs of a head: the query, the key and the value each read a copy of the stream of their own. */
export const headParts = ['queries', 'keys', 'values'] as const;

/** An input of a head. */
export type HeadPart = (typeof headParts)[number];

/** Lists the components of an encoder in the order in which they are computed, the embedding first and the output last. */
export function listComponents({ layers, heads }: Pick<FullEncoderSizes, 'layers' | 'heads'>): Component[] {
  const components: Component[] = [];
  const put = (kind: Component['kind'], layer: number, head: number, name: string): void => {
    components.push({ kind, index: components.length, layer, head, name });
  };
  put('embedding', -1, -1, 'embedding');
  for (let layer = 0; layer < layers; layer++) {
    for (let head = 0; head < heads; head++) put('head', layer, head, `head ${layer}.${head}`);
    put('feed', layer, -1, `feed ${layer}`);
  }
  put('output', layers, -1, 'output');
  return components;
}

/** Returns what a component reads: all that was added to the stream before, heads of its own layer not for a head. */
export function writersOf({ kind, index, head }: Component, components: readonly Component[]): readonly Component[] {
  return components.slice(0, kind === 'head' ? index - head : index);
}

/** Returns the components that read the stream. */
export function readersAmong(components: readonly Component[]): readonly Component[] {
  return components.slice(1);
}
