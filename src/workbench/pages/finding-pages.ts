import { lexiconChecks } from '../../lexicon/checks/check-lexicon.js';
import type { CheckFinding } from '../../lexicon/checks/lexicon-check.js';
import { applyRepairs } from '../../lexicon/edits/apply-repairs.js';
import { operationFromValues } from '../../lexicon/edits/operation.js';
import { localAddress } from '../addresses.js';
import { explain } from '../explain.js';
import { type Html, html, nothing } from '../html.js';
import type { LexiconDesk } from '../lexicon-desk.js';
import { readFrom, showPaging } from '../paging.js';
import { respond } from '../respond.js';
import { readForm } from '../security.js';
import { describeOperation } from '../show-edit.js';
import type { WorkbenchApp } from '../view.js';
import { leadBack } from './edit-pages.js';

const size = 60;

/** Which findings a page shows. */
interface FindingFilter {
  readonly code: string;
  readonly text: string;
  readonly isFixable: boolean;
  readonly from: number;
}

/** Adds the list of findings, in which those that can be mended safely have a button that does it. */
export function addFindingPages(pages: WorkbenchApp): void {
  pages.get('/findings', (context) => {
    const desk = context.get('desk');
    void desk.findings.start();
    const { code = '', text = '', fixable, from } = context.req.query();
    const filter = { code, text, isFixable: fixable !== undefined, from: readFrom(from) };
    return respond(context, {
      title: 'Findings',
      section: 'findings',
      body: showFindings(desk, filter, context.get('view').csrf),
    });
  });
  pages.post('/findings/again', (context) => {
    const desk = context.get('desk');
    void desk.findings.restart();
    return context.redirect(desk.at(['findings']), 303);
  });
  pages.post('/findings/fix', async (context) => {
    const desk = context.get('desk');
    const form = await readForm(context);
    const finding = desk.findings.findings.find(({ code, subject, message }) => {
      return code === form.get('code') && subject === form.get('subject') && message === form.get('message');
    });
    if (finding === undefined) {
      return explain(context, 409, { title: 'Mended already', text: 'The finding is not there any more.' });
    }
    const { applied, left } = applyRepairs(desk.editor, [finding], { who: context.get('view').who });
    for (const result of applied) desk.note(result);
    const back = localAddress(form.get('back') ?? undefined, desk.at(['findings']));
    if (left.length > 0 || applied.length === 0) {
      const text = 'The repair would not mend it, or would bring an error. Open the record and decide.';
      const more = html`<p><a href="${desk.addressOfRecord(finding.subject)}">${desk.nameOf(finding.subject)}</a></p>`;
      return explain(context, 409, { title: 'Not mended', text, more });
    }
    return leadBack(context, back, applied[0]?.change.number);
  });
}

function showFindings(desk: LexiconDesk, filter: FindingFilter, csrf: string): Html {
  const { findings, state, problem } = desk.findings;
  const { code, text, isFixable, from } = filter;
  const wanted = text.toLowerCase();
  const found = findings.filter((finding) => {
    return (
      (code === '' || finding.code === code) &&
      (!isFixable || finding.repair !== undefined) &&
      (wanted === '' || finding.message.toLowerCase().includes(wanted) || finding.subject.includes(text))
    );
  });
  const address = (more: Readonly<Record<string, string | number>>): string => {
    return desk.at(['findings'], { code, text, fixable: isFixable ? 1 : '', ...more });
  };
  const here = address({ from });
  return html`<h1>Findings <small>${found.length.toLocaleString('en-US')}</small></h1>
${state === 'checking' || state === 'waiting' ? html`<p class="notice" role="status" data-reload="2">The lexicon is being checked; the list comes by itself.</p>` : nothing}
${state === 'failed' ? html`<p class="alert" role="alert">The check failed: ${problem}</p>` : nothing}
<form class="filters" action="${desk.at(['findings'])}">${showCodes(findings, code)}
<label class="grow"><span class="hidden-text">Only with this text</span><input name="text" value="${text}" placeholder="Only with this text"></label>
<label class="check"><input type="checkbox" name="fixable" value="1"${isFixable ? html` checked` : nothing}> can be mended safely</label><button>Show</button></form>
<ul class="rows findings">${found.slice(from, from + size).map((finding, at) => showFinding(desk, finding, { at, here, csrf }))}</ul>
${found.length === 0 && state === 'ready' ? html`<p class="quiet">None.</p>` : nothing}
${showPaging({ from, size, total: found.length, addressAt: (start) => address({ from: start }) })}
<form method="post" action="${desk.at(['findings', 'again'])}" class="after"><input type="hidden" name="csrf" value="${csrf}"><button>Check all again</button></form>`;
}

function showCodes(findings: readonly CheckFinding[], chosen: string): Html {
  const counts = new Map<string, number>();
  for (const { code } of findings) counts.set(code, (counts.get(code) ?? 0) + 1);
  const titles = new Map(lexiconChecks.map(({ code, title }) => [code, title]));
  const codes = [...counts].sort(([a], [b]) => Number(a.slice(1)) - Number(b.slice(1)));
  return html`<label><span class="hidden-text">Code</span><select name="code" data-submit><option value="">all codes</option>${codes.map(
    ([code, count]) => {
      return html`<option value="${code}"${code === chosen ? html` selected` : nothing}>${code} ${titles.get(code)} (${count.toLocaleString('en-US')})</option>`;
    },
  )}</select></label>`;
}

function showFinding(
  desk: LexiconDesk,
  { code, subject, message, severity, repair }: CheckFinding,
  { at, here, csrf }: { readonly at: number; readonly here: string; readonly csrf: string },
): Html {
  const fields = { csrf, code, subject, message, back: `${here}#f-${at}` };
  const fix =
    repair === undefined
      ? nothing
      : html`<form method="post" action="${desk.at(['findings', 'fix'])}" class="fix">${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<button data-key="a" aria-label="Mend: ${message}">Mend</button> <small>${describeOperation(desk, operationFromValues(repair.verb, repair.values))}</small></form>`;
  return html`<li id="f-${at}" data-item tabindex="-1"><span class="code ${severity}">${code}</span> <a href="${desk.addressOfRecord(subject)}" data-open>${desk.nameOf(subject)}</a> ${message}${fix}</li>`;
}
