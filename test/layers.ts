/**
 * The layers of `src/`, lowest first: a folder, or a file of `src/` itself without `.ts`. Imports go only down;
 * neighbours of a layer do not know each other. `src/index.ts` stands on top of all and may import anything.
 */
export const layers: readonly (readonly string[])[] = [
  ['errors'],
  ['random', 'manifest', 'engine', 'kernels'],
  ['matrix'],
  ['corpus', 'lexicon'],
  ['space'],
  ['embedding'],
  ['dual', 'discocat', 'wsd', 'llm', 'analysis'],
  ['evidence', 'browser'],
  ['models'],
  ['evaluation'],
  ['embedded'],
  ['workbench'],
  ['cli'],
  ['index'],
];

/** One import between files of `src/`, both as paths from there, for instance `space/space.ts`. */
export interface SourceImport {
  readonly from: string;
  readonly to: string;
}

/** Returns a sentence for each import that does not go down. */
export function findLayerBreaks(imports: readonly SourceImport[]): string[] {
  return imports.flatMap(({ from, to }) => {
    const [importer, imported] = [partOf(from), partOf(to)];
    if (importer === imported) return [];
    const [upper, lower] = [layerOf(importer), layerOf(imported)];
    if (upper === -1) return [`${from}: "${importer}" is in no layer; add it to test/layers.ts where it belongs.`];
    if (lower === -1) return [`${to}: "${imported}" is in no layer; add it to test/layers.ts where it belongs.`];
    if (lower < upper) return [];
    const problem = lower === upper ? `a neighbour of "${importer}" in its layer` : `above "${importer}"`;
    return [`${from} imports ${to}, but "${imported}" is ${problem}; move what both need to a layer below.`];
  });
}

/** The folder or file of `src/` that a path belongs to. */
function partOf(path: string): string {
  const [first = ''] = path.split('/');
  return first.replace(/\.ts$/, '');
}

function layerOf(part: string): number {
  return layers.findIndex((layer) => layer.includes(part));
}
