import { FileFormatError } from '../../errors.js';
import type { DatasetFile } from '../dataset.js';
import type { MetonymyItem, MetonymySet } from '../sense-dataset.js';
import { splitLines } from './dataset-lines.js';
import { joinMarkedName } from './marked-name.js';

/**
 * Reads ReLocaR as text (Gritta, Pilehvar, Limsopatham & Collier 2017): one file of literal and one of metonymic names, with
 * lines `NAME<SEP>text <ENT>NAME<ENT> text`.
 *
 * An item is called after its label and line, for instance `literal-12`. A name that differs from what is marked is told in
 * the findings; the marked one counts.
 *
 * @throws FileFormatError with the line where it is not of this form.
 */
export function parseRelocarText(literal: DatasetFile, metonymic: DatasetFile): MetonymySet {
  const findings: string[] = [];
  const items = [...parseLabelled(literal, 'literal', findings), ...parseLabelled(metonymic, 'metonymic', findings)];
  return { kind: 'metonymy', items, findings };
}

function parseLabelled(file: DatasetFile, label: 'literal' | 'metonymic', findings: string[]): MetonymyItem[] {
  return splitLines(file).map((line, index) => {
    const place = `line ${index + 1}`;
    const [name = '', text = '', ...more] = line.split('<SEP>');
    const [before = '', marked = '', after = '', ...others] = text.split('<ENT>');
    const hasBoth = text.split('<ENT>').length === 3;
    if (more.length > 0 || others.length > 0 || !hasBoth || marked.trim() === '') {
      const problem = `"${line}" has not one marked name; expected NAME<SEP>text <ENT>NAME<ENT> text.`;
      throw new FileFormatError(file.path, place, problem);
    }
    const joined = joinMarkedName(before, marked, after);
    const found = joined.text.slice(joined.start, joined.end);
    if (found !== name.trim()) {
      findings.push(`${file.path}, ${place}: the name is "${name}", but "${found}" is marked.`);
    }
    return { id: `${label}-${index + 1}`, ...joined, nameClass: 'location', label, pattern: undefined };
  });
}
