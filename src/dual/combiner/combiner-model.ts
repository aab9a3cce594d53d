import { z } from 'zod';
import { OptionError } from '../../errors.js';

/** The version of the form of combiner files. */
export const combinerVersion = 1;

const featureGroups = ['frequency', 'association', 'domain', 'function', 'phrase', 'missing', 'identity'] as const;

const place = z.int().min(-1);

const treeNodeSchema = z.strictObject({
  feature: place,
  threshold: z.number(),
  missingLeft: z.boolean(),
  left: place,
  right: place,
  value: z.number(),
});

const learnedSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('trees'),
    base: z.number(),
    trees: z.array(z.array(treeNodeSchema).min(1)),
  }),
  z.strictObject({
    kind: z.literal('logistic'),
    means: z.array(z.number()),
    deviations: z.array(z.number().positive()),
    weights: z.array(z.number()),
    bias: z.number(),
  }),
]);

/** The form of a combiner in a file. */
export const combinerSchema = z
  .strictObject({
    format: z.literal('qualia combiner'),
    version: z.literal(combinerVersion),
    /** Words of a tuple. */
    length: z.union([z.literal(3), z.literal(4)]),
    features: z.array(z.strictObject({ name: z.string(), group: z.enum(featureGroups) })).min(1),
    scorer: learnedSchema,
    calibration: z.strictObject({ slope: z.number().positive(), offset: z.number() }),
    /** How much the mean loss of held-out tuples rises, in nats, when the features of a group are shuffled. */
    importance: z.array(z.strictObject({ group: z.enum(featureGroups), features: z.int(), rise: z.number() })),
    /** What it was trained on and how, in the words of the program that trained it. */
    training: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  })
  .superRefine((model, context) => {
    const problem = findScorerFault(model.scorer, model.features.length);
    if (problem !== undefined) context.addIssue({ code: 'custom', path: ['scorer'], message: problem });
  });

/** A trained combiner as it stands in a file. */
export type CombinerModel = z.infer<typeof combinerSchema>;

/** What a group of features is worth. */
export type GroupImportance = CombinerModel['importance'][number];

/** Children stand behind their parents, so that every path ends. */
function findScorerFault(scorer: z.infer<typeof learnedSchema>, columns: number): string | undefined {
  if (scorer.kind === 'logistic') {
    const lists = [scorer.means, scorer.deviations, scorer.weights];
    return lists.every(({ length }) => length === columns) ? undefined : `expected ${columns} weights, one a feature.`;
  }
  for (const [number, tree] of scorer.trees.entries()) {
    for (const [index, { feature, left, right }] of tree.entries()) {
      const isLeaf = feature === -1;
      const hasChildren = [left, right].every((child) => child > index && child < tree.length);
      if (!isLeaf && (feature >= columns || !hasChildren)) {
        return `node ${index} of tree ${number} has no such feature or children.`;
      }
    }
  }
  return undefined;
}

/**
 * Checks that a model can be used with features.
 *
 * @throws OptionError naming the first feature that differs.
 */
export function requireFeatures(model: CombinerModel, names: readonly { readonly name: string }[]): void {
  const longer = Math.max(model.features.length, names.length);
  for (let index = 0; index < longer; index++) {
    const [expected, found] = [model.features[index]?.name, names[index]?.name];
    if (expected === found) continue;
    const wanted = expected === undefined ? `no feature ${index + 1}` : `"${expected}", as when it was trained`;
    throw new OptionError(`feature ${index + 1}`, found, wanted);
  }
}
