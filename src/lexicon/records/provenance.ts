/**
 * Attributes that say where something comes from and how sure it is, by name: the Dublin Core ones such as `dc:source`,
 * and `status`, `note` and `confidenceScore`; also what a file says beside that has no field of its own.
 */
export type Provenance = ReadonlyMap<string, string>;

/** The provenance of what says nothing about itself. */
export const noProvenance: Provenance = new Map();

/**
 * Makes a provenance of attributes with their values; those without one are left out.
 *
 * @example createProvenance([['status', 'proposed'], ['note', undefined]]).get('status') // 'proposed'
 */
export function createProvenance(attributes: Iterable<readonly [name: string, value: string | undefined]>): Provenance {
  const kept = new Map<string, string>();
  for (const [name, value] of attributes) if (value !== undefined) kept.set(name, value);
  return kept.size === 0 ? noProvenance : kept;
}
