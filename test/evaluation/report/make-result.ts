import { resultSchemaVersion, type TaskResult, taskResultSchema } from '../../../src/evaluation/task-result.js';

/** The fields of a result that a test cares about. */
export type ResultFields = Omit<Partial<TaskResult>, 'system'> & { readonly system?: Partial<TaskResult['system']> };

/** Makes a whole result of what a test cares about; the rest is a small result of rated pairs. */
export function makeResult({ system, ...fields }: ResultFields = {}): TaskResult {
  return taskResultSchema.parse({
    schemaVersion: resultSchemaVersion,
    version: '0.1.0',
    task: 'gs2011',
    kind: 'rated-pairs',
    data: [{ path: 'gs2011/GS2011data.txt', sha256: 'e733'.padEnd(64, '0') }],
    inventory: null,
    mainScore: 'spearman with mean ratings',
    contaminated: null,
    mock: false,
    seed: 1,
    samples: 10_000,
    counts: { items: 200, answered: 200 },
    coverage: 1,
    missing: [],
    scores: [{ measure: 'spearman with mean ratings', value: 0.412, interval: { low: 0.295, high: 0.518 } }],
    anchors: [],
    seconds: 1.25,
    items: [],
    ...fields,
    system: { name: 'multiply', specification: 'space.qualia --method multiply', files: [], settings: {}, ...system },
  });
}
