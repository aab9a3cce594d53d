import { readCountTable } from '../corpus/read-count-table.js';
import { VerbArguments } from './verb-arguments.js';

/**
 * Reads the argument pairs of transitive verbs from a table with tabs and the heads verb, subject, object, count, as
 * `qualia space build` writes `verb-subject-object.tsv`; a packed one too.
 *
 * @param options.verbs the verbs to keep; default all.
 * @throws MissingFileError when there is no such file; FileFormatError, with the line, when it is no such table.
 * @example const verbs = await readVerbArguments('spaces/verb-subject-object.tsv', { verbs: new Set(['meet', 'show']) });
 */
export async function readVerbArguments(
  path: string,
  options: { readonly verbs?: ReadonlySet<string> | undefined } = {},
): Promise<VerbArguments> {
  const { verbs: wanted } = options;
  const verbs = new VerbArguments();
  await readCountTable(path, [['verb'], ['subject'], ['object']], (members, count) => {
    const [verb, subject, object] = members as [string, string, string];
    if (wanted?.has(verb) ?? true) verbs.add({ verb, subject, object, count });
  });
  return verbs;
}
