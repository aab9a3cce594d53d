import { requireWhole } from '../errors.js';
import { type ContextExtractor, everyToken } from './context-extractor.js';

/**
 * The contexts of a term-document space: the document that a target occurs in, or a block of it.
 *
 * The context is the document's id, or with blocks the id, a space and the number of the block, from 0.
 *
 * @param options.blockSentences how many sentences (units of the reader) make a block; default 0, the whole document.
 */
export function documentContexts(options: { readonly blockSentences?: number } = {}): ContextExtractor {
  const { blockSentences = 0 } = options;
  requireWhole('blockSentences', blockSentences, 0);
  return {
    name: 'document',
    options: { blockSentences },
    extract(sentence, emit, targets = everyToken(sentence)) {
      const { document, position } = sentence;
      const context = blockSentences === 0 ? document : `${document} ${Math.floor(position / blockSentences)}`;
      if (context === '') return;
      for (let target = 0; target < targets.length; target++) emit(target, context);
    },
  };
}
