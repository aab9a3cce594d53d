import { describe, expect, it } from 'vitest';
import { tableOf } from '../../../src/evaluation/report/html-table.js';

describe('tableOf', () => {
  it('has a caption, heads with their scope, and group heads and shared cells once', () => {
    const columns = [
      { title: 'task' },
      { title: 'system' },
      { title: 'score', isNumber: true },
      { title: 'floor', isNumber: true },
    ];
    const { text } = tableOf({ id: 't', caption: 'C', columns }, [
      {
        head: 'g',
        rows: [
          ['a', 1],
          ['b', 2],
        ],
        shared: ['f'],
      },
    ]);
    expect(text).toBe(`<div class="table" role="region" aria-labelledby="t" tabindex="0"><table>
<caption id="t"><span>C</span></caption>
<thead><tr><th scope="col">task</th><th scope="col">system</th><th scope="col" class="number">score</th><th scope="col" class="number">floor</th></tr></thead>
<tbody>
<tr><th scope="rowgroup" rowspan="2">g</th><th scope="row">a</th><td class="number">1</td><td class="number" rowspan="2">f</td></tr>
<tr><th scope="row">b</th><td class="number">2</td></tr>
</tbody>
</table></div>
`);
  });
});
