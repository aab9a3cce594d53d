import Table from 'cli-table3';
import { type Colours, plainColours } from './colours.js';
import { showControls } from './show-controls.js';

/** Makes a table without vertical lines, fit for narrow terminals and for copying; control characters of its texts are shown. */
export function plainTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  options: { readonly right?: readonly number[]; readonly colours?: Colours } = {},
): string {
  const { right = [], colours = plainColours } = options;
  const table = new Table({
    head: head.map((title) => colours.dim(showControls(title))),
    colAligns: head.map((_, column) => (right.includes(column) ? 'right' : 'left')),
    style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': 2 },
    chars: {
      top: '',
      'top-mid': '',
      'top-left': '',
      'top-right': '',
      bottom: '',
      'bottom-mid': '',
      'bottom-left': '',
      'bottom-right': '',
      left: '  ',
      'left-mid': '',
      mid: '',
      'mid-mid': '',
      right: '',
      'right-mid': '',
      middle: '',
    },
  });
  table.push(...rows.map((row) => row.map(showControls)));
  return table.toString().replace(/(?<![ \t])[ \t]+$/gm, '');
}
