import type { CorpusDownload, CorpusManifest } from '../../src/corpus/corpus-manifest.js';

/** Makes the manifest of a made-up corpus. */
export function makeManifest(
  downloads: readonly CorpusDownload[],
  fields: Partial<CorpusManifest> = {},
): CorpusManifest {
  return {
    id: 'made-up',
    version: '1',
    description: 'A made-up corpus',
    source: 'Made up',
    address: 'https://example.org/made-up',
    licence: 'CC0-1.0',
    language: 'en',
    reader: { format: 'text' },
    downloads: [...downloads],
    ...fields,
  };
}
