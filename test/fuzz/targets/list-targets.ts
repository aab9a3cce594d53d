import type { FuzzTarget } from '../fuzz-target.js';
import { cacheTargets } from './caches.js';
import { corpusTargets } from './corpora.js';
import { datasetTargets } from './datasets.js';
import { expressionTargets } from './expressions.js';
import { lexiconTargets } from './lexicons.js';
import { matrixTargets } from './matrices.js';
import { modelTargets } from './models.js';
import { spaceTargets } from './spaces.js';
import { tableTargets } from './tables.js';
import { transformerTargets } from './transformers.js';
import { wordTargets } from './words.js';
import { workbenchTargets } from './workbench.js';

/** All parsers that are fuzzed, by name. */
export function listTargets(): ReadonlyMap<string, FuzzTarget> {
  const targets = [
    ...matrixTargets,
    ...spaceTargets,
    ...corpusTargets,
    ...lexiconTargets,
    ...datasetTargets,
    ...tableTargets,
    ...expressionTargets,
    ...modelTargets,
    ...wordTargets,
    ...cacheTargets,
    ...transformerTargets,
    ...workbenchTargets,
  ];
  return new Map(targets.map((target) => [target.name, target]));
}
