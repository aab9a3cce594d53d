import { escapeHtml } from './escape-html.js';

/** Options of {@link renderTable}. */
export interface RenderTableOptions {
  /** How many rows are shown at most; default all. */
  readonly mostRows?: number;
  /** The file with all rows, for the sentence below a table that is cut. */
  readonly file?: string;
}

/** Texts of so many characters stay in one line. */
const longestUnbroken = 26;

/** Renders a table of texts as HTML; columns that hold only numbers are set to the right. */
export function renderTable(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  options: RenderTableOptions = {},
): string {
  const { mostRows = Number.POSITIVE_INFINITY, file = 'the file' } = options;
  const shown = rows.slice(0, mostRows);
  const isNumeric = columns.map((_, column) => shown.every((row) => /^([-+]?[\d.,].{0,40})?$/.test(row[column] ?? '')));
  const cell = (tag: 'th' | 'td', text: string, column: number): string => {
    const kind = isNumeric[column] ? ' class="number"' : text.length <= longestUnbroken ? ' class="short"' : '';
    return `<${tag}${kind}>${escapeHtml(text)}</${tag}>`;
  };
  const line = (tag: 'th' | 'td', texts: readonly string[]): string =>
    `<tr>${texts.map((text, column) => cell(tag, text, column)).join('')}</tr>`;
  const cut =
    shown.length < rows.length
      ? `<p>The first ${shown.length} of ${rows.length} rows; all are in <code>${escapeHtml(file)}</code>.</p>\n`
      : '';
  return `<div class="table" tabindex="0"><table>
<thead>${line('th', columns)}</thead>
<tbody>
${shown.map((row) => line('td', row)).join('\n')}
</tbody>
</table></div>
${cut}`;
}
