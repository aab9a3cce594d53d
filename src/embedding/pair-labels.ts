import { OptionError } from '../errors.js';

/** What published classifiers of pairs call the label of texts that belong together. */
const positiveNames = ['1', 'yes', 'true', 'positive', 'match', 'relevant', 'duplicate', 'equivalent', 'entailment'];

/** The names that Transformers gives labels without one. */
const unnamed = /^LABEL_\d+$/;

/**
 * Returns the names of a model's labels, in the order of its logits, as `config.json` has them; those without one are `LABEL_0`,
 * `LABEL_1` and so on.
 *
 * @param names what `config.json` holds as `id2label`: names by the number of the label.
 */
export function listLabels(names: unknown, count: number): string[] {
  const known = new Map<string, unknown>(typeof names === 'object' && names !== null ? Object.entries(names) : []);
  return Array.from({ length: count }, (_, label) => String(known.get(String(label)) ?? `LABEL_${label}`));
}

/**
 * Finds the label that says that two texts belong together: the one that is asked for by name or place, or the only one, or the
 * one whose name says so, or, of two labels without names, the second, as GlossBERT has them (Huang et al. 2019).
 *
 * @throws OptionError where there is no such label, or none can be told from the others.
 */
export function findPositive(labels: readonly string[], positive?: string | number | undefined): number {
  if (positive !== undefined) {
    const place = typeof positive === 'number' ? positive : labels.indexOf(positive);
    if (labels[place] !== undefined) return place;
  }
  if (positive === undefined && labels.length === 1) return 0;
  if (positive === undefined) {
    const named = labels.flatMap((name, place) => (positiveNames.includes(name.toLowerCase()) ? [place] : []));
    if (named.length === 1) return named[0];
    if (labels.length === 2 && labels.every((name) => unnamed.test(name))) return 1;
  }
  throw new OptionError('positive', positive, `a label of the model: ${labels.join(', ')}`);
}
