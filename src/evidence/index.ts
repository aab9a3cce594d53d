/**
 * Corpora read with a lexicon that is edited, and what they suggest for it.
 *
 * @module qualia/evidence
 */

export { type CollectLinesContext, collectLines, indexSenseIds } from './collect-lines.js';
export { type SuggestChangesOptions, suggestChanges } from './suggest-changes.js';
export { type SuggestionSettings, suggestionDefaults } from './suggestion-context.js';
