import { type Box, boxCodomain, boxDomain, type Diagram, type Layer, type WordBox } from '../diagram.js';

/**
 * Moves the words of a diagram before everything else, as far as its wires allow: the same diagram, drawn with its words in a row.
 *
 * A word between two outputs of one box stays below that box.
 */
export function hoistWords({ domain, codomain, layers }: Diagram): Diagram {
  const hoisted: Layer[] = [];
  for (const layer of layers) {
    let place = hoisted.length;
    hoisted.push(layer);
    while (isStanding(layer.box) && place > 0) {
      const moved = exchange(hoisted[place - 1], hoisted[place]);
      if (moved === undefined || isStanding(hoisted[place - 1].box)) break;
      [hoisted[place - 1], hoisted[place]] = moved;
      place--;
    }
  }
  return { domain, codomain, layers: sortWords(hoisted) };
}

/** Tells whether a box is a word whose wires go down, not one upside down. */
export function isStanding(box: Box): box is WordBox {
  return box.kind === 'word' && box.dagger === undefined;
}

/** Puts the words at the start in the order in which they are read. */
function sortWords(layers: readonly Layer[]): Layer[] {
  const sorted = [...layers];
  const words = layers.findIndex(({ box }) => !isStanding(box));
  const end = words === -1 ? layers.length : words;
  for (let from = 1; from < end; from++) {
    for (let place = from; place > 0 && sorted[place].offset <= sorted[place - 1].offset; place--) {
      const moved = exchange(sorted[place - 1], sorted[place]);
      if (moved === undefined) break;
      [sorted[place - 1], sorted[place]] = moved;
    }
  }
  return sorted;
}

/** Exchanges a layer with a word after it; undefined where the word stands between outputs of the layer. */
function exchange(layer: Layer, word: Layer): [word: Layer, layer: Layer] | undefined {
  const [inputs, outputs, wires] = [
    boxDomain(layer.box).length,
    boxCodomain(layer.box).length,
    boxCodomain(word.box).length,
  ];
  if (word.offset <= layer.offset) return [word, { box: layer.box, offset: layer.offset + wires }];
  if (word.offset < layer.offset + outputs) return undefined;
  return [{ box: word.box, offset: word.offset - outputs + inputs }, layer];
}
