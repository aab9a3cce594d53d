import { OptionError } from '../errors.js';
import type { CorpusReader } from './corpus-reader.js';

/**
 * Makes one reader of several, which reads one after the other; documents are called after their reader, too, so that
 * none comes twice. Of a list of one it is that one.
 *
 * @throws OptionError when there is none, or two have the same name.
 */
export function joinReaders(readers: readonly CorpusReader[]): CorpusReader {
  const [first] = readers;
  const names = readers.map(({ name }) => name);
  const areDistinct = new Set(names).size === names.length;
  if (first === undefined || !areDistinct) throw new OptionError('readers', names, 'readers with different names');
  if (readers.length === 1) return first;
  return {
    name: names.join('+'),
    async *read({ signal, onProgress, onBad } = {}) {
      for (const [place, reader] of readers.entries()) {
        const tell = (share: number): void => onProgress?.((place + share) / readers.length);
        for await (const unit of reader.read({ signal, onBad, onProgress: tell })) {
          yield { ...unit, document: `${reader.name}: ${unit.document}` };
        }
        tell(1);
      }
    },
  };
}
