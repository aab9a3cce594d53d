import { readBuiltVerbs } from '../discocat/read-built-verbs.js';
import { readVerbArguments } from '../discocat/read-verb-arguments.js';
import type { VerbArguments } from '../discocat/verb-arguments.js';
import { parseModelSpecification } from '../embedding/model-specification.js';
import { OptionError } from '../errors.js';
import { sha256OfFile } from '../manifest.js';

/** How {@link readVerbFile} reads. */
export interface VerbFileOptions {
  /** The option that names the file, for errors. */
  readonly option: string;
  /** The file of the space that the verbs are used with, where it is one. */
  readonly spacePath: string | undefined;
  readonly signal: AbortSignal;
}

/**
 * Reads the arguments of verbs from a table, or from a `.safetensors` file of `qualia verb build`.
 *
 * @throws as `readVerbArguments` and `readBuiltVerbs`; OptionError for built verbs where no file of a space is given.
 */
export async function readVerbFile(
  path: string,
  { option, spacePath, signal }: VerbFileOptions,
): Promise<VerbArguments> {
  if (!path.endsWith('.safetensors')) return await readVerbArguments(path);
  if (spacePath === undefined || !spacePath.endsWith('.safetensors')) {
    throw new OptionError(option, path, 'a table, or verbs with the file of the space that they were built over');
  }
  return await readBuiltVerbs(path, { path: spacePath, sha256: await sha256OfFile(spacePath, { signal }) });
}

/** Reads the verbs that are used with an embedding model; built ones are checked against the file of `space:FILE`. */
export async function readVerbsOfModel(
  path: string,
  model: string,
  { option, signal }: Pick<VerbFileOptions, 'option' | 'signal'>,
): Promise<VerbArguments> {
  const { kind, target } = parseModelSpecification(model);
  return await readVerbFile(path, {
    option,
    spacePath: kind === 'space' ? target : undefined,
    signal,
  });
}
