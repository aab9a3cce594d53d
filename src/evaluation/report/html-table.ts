import { type HtmlValue, html, type Markup } from './html.js';

/** One column of {@link tableOf}. */
export interface TableColumn {
  readonly title: HtmlValue;
  /** Whether it holds numbers, which are aligned at their end. */
  readonly isNumber?: boolean;
}

/** Rows that belong together under a head which stands once, at the left. */
export interface TableGroup {
  /** Without it the rows have only their own heads. */
  readonly head?: HtmlValue;
  /** Each row's cells; the first is its head. */
  readonly rows: readonly (readonly HtmlValue[])[];
  /** Cells at the end of the group's first row that hold for all its rows. */
  readonly shared?: readonly HtmlValue[];
}

/** Makes a table with a caption that scrolls sideways in its own frame where the page is narrow. */
export function tableOf(
  {
    id,
    caption,
    columns,
  }: { readonly id: string; readonly caption: HtmlValue; readonly columns: readonly TableColumn[] },
  groups: readonly TableGroup[],
): Markup {
  const hasHeads = groups.some(({ head }) => head !== undefined);
  const firstShared = columns.length - Math.max(0, ...groups.map(({ shared = [] }) => shared.length));
  const numberClass = (column: number): Markup | string =>
    columns[column]?.isNumber === true ? html` class="number"` : '';
  const heads = columns.map(({ title }, column) => html`<th scope="col"${numberClass(column)}>${title}</th>`);
  const bodies = groups.map(({ head, rows, shared = [] }) => {
    const span = rows.length > 1 ? html` rowspan="${rows.length}"` : '';
    const lines = rows.map(([rowHead, ...cells], row) => {
      const offset = hasHeads ? 2 : 1;
      const groupHead = head !== undefined && row === 0 ? html`<th scope="rowgroup"${span}>${head}</th>` : '';
      const ofGroup =
        row > 0 ? [] : shared.map((cell, place) => html`<td${numberClass(firstShared + place)}${span}>${cell}</td>`);
      return html`<tr>${groupHead}<th scope="row"${numberClass(offset - 1)}>${rowHead}</th>${cells.map((cell, place) => html`<td${numberClass(offset + place)}>${cell}</td>`)}${ofGroup}</tr>
`;
    });
    return html`<tbody>
${lines}</tbody>
`;
  });
  return html`<div class="table" role="region" aria-labelledby="${id}" tabindex="0"><table>
<caption id="${id}"><span>${caption}</span></caption>
<thead><tr>${heads}</tr></thead>
${bodies}</table></div>
`;
}
