import { OptionError, requireOption } from '../errors.js';
import type { CorpusReader } from './corpus-reader.js';

/**
 * Makes one reader of several, which reads one after the other; documents are called after their reader, too, so that
 * none comes twice. Of a list of one it is that one.
 *
 * @param options.sizes how large each is, for instance in bytes, by which the progress is told; default all alike.
 * @throws OptionError when there is none, or two have the same name, or there is not a size above 0 for each.
 */
export function joinReaders(
  readers: readonly CorpusReader[],
  options: { readonly sizes?: readonly number[] } = {},
): CorpusReader {
  const { sizes = readers.map(() => 1) } = options;
  const [first] = readers;
  const names = readers.map(({ name }) => name);
  const areDistinct = new Set(names).size === names.length;
  if (first === undefined || !areDistinct) throw new OptionError('readers', names, 'readers with different names');
  const areSizes = sizes.length === readers.length && sizes.every((size) => size > 0 && Number.isFinite(size));
  requireOption(areSizes, 'sizes', sizes, 'a number > 0 for each reader');
  if (readers.length === 1) return first;
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return {
    name: names.join('+'),
    async *read({ signal, onProgress, onBad } = {}) {
      let before = 0;
      for (const [place, reader] of readers.entries()) {
        const tell = (share: number): void => onProgress?.((before + share * sizes[place]) / total);
        for await (const unit of reader.read({ signal, onBad, onProgress: tell })) {
          yield { ...unit, document: `${reader.name}: ${unit.document}` };
        }
        tell(1);
        before += sizes[place];
      }
    },
  };
}
