import { type Command, Option } from 'commander';
import { checkLexicon, chooseChecks as selectChecks } from '../lexicon/checks/check-lexicon.js';
import { formatSarif } from '../lexicon/checks/format-sarif.js';
import type { CheckFinding } from '../lexicon/checks/lexicon-check.js';
import { locateRecords } from '../lexicon/checks/locate-records.js';
import { formatRepair } from '../lexicon/checks/repair-command.js';
import { validateLmf } from '../lexicon/formats/lmf/validate-lmf.js';
import type { LexiconRecord } from '../lexicon/records/lexicon-record.js';
import { chooseChecks } from '../workbench/choose-checks.js';
import { applyInStore } from './apply-in-store.js';
import type { CommandContext } from './command-context.js';
import { lexiconArgument, openLexiconRecords } from './open-lexicon-records.js';
import { lexiconOption } from './open-store.js';
import { readPackageVersion } from './package-version.js';
import { addOutputOptions, type OutputFlags, printJson, printRecords, type RecordColumn } from './print-records.js';
import { wholeNumber } from './whole-number.js';

/** The options of `qualia lexicon check`, as typed. */
interface CheckFlags extends OutputFlags {
  readonly select?: readonly string[];
  readonly ignore?: readonly string[];
  readonly lexicon?: string;
  readonly sarif: boolean;
  readonly fix: boolean;
  readonly apply: boolean;
  readonly limit: number;
}

/** Adds `qualia lexicon check`: what is wrong in a lexicon. */
export function addLexiconCheckCommand(lexicon: Command, context: CommandContext): void {
  const command = lexicon
    .command('check')
    .description(
      'Check a lexicon: ids, entries, synsets, texts, relations, hypernyms, sense keys, dot objects, and of WN-LMF the structure ' +
        'of the file. Ends with code 1 where anything is found.',
    )
    .argument('<lexicon>', lexiconArgument)
    .addOption(
      new Option('--select <codes>', 'only these codes, or what begins so: E,W4,W301; may be repeated').argParser(
        gather,
      ),
    )
    .addOption(
      new Option('--ignore <codes>', 'all but these codes, or what begins so; may be repeated').argParser(gather),
    )
    .addOption(lexiconOption())
    .addOption(
      new Option('--sarif', 'print a SARIF 2.1.0 log, for code hosts').default(false).conflicts(['json', 'tsv', 'fix']),
    )
    .addOption(
      new Option('--fix', 'print the commands that mend what can be mended safely')
        .default(false)
        .conflicts(['json', 'tsv']),
    )
    .addOption(
      new Option('--apply', 'of a store, mend what can be mended safely, each as an edit that can be undone')
        .default(false)
        .conflicts(['json', 'tsv', 'sarif', 'fix']),
    )
    .addOption(
      new Option('--limit <n>', 'how many findings of each code the table shows')
        .argParser(wholeNumber('--limit', 1, 1_000_000))
        .default(10),
    );
  addOutputOptions(command).action((path: string, flags: CheckFlags) => runCheck(path, flags, context));
}

function gather(text: string, codes: readonly string[] = []): string[] {
  return [...codes, ...text.split(',').filter((code) => code !== '')];
}

async function runCheck(path: string, flags: CheckFlags, context: CommandContext): Promise<void> {
  // Codes that are not there are refused before a long reading.
  const choice = splitCodes(flags);
  const checks = selectChecks(choice);
  const { lexicons, format } = await openLexiconRecords(path, flags.lexicon, context);
  const findings = [
    ...(format === 'lmf' && choice.structure ? await checkStructure(path, flags) : []),
    ...lexicons.flatMap((each) => checkLexicon(each, { ...choice, ...contextOf(each) })),
  ];
  if (findings.length > 0) context.reportFindings();
  if (flags.apply) applyInStore(path, findings, { format, lexicons });
  else if (flags.json) printJson(findings.map((finding) => toJson(finding, path)));
  else if (flags.sarif) {
    const lines = await locateRecords(path, findings, format);
    printJson(formatSarif(findings, { file: path, version: readPackageVersion(), checks, lines }));
  } else if (flags.fix) {
    for (const { repair } of findings) {
      if (repair !== undefined) process.stdout.write(`${formatRepair(repair, path)}\n`);
    }
  } else if (flags.tsv) printRecords(findings, columns, flags);
  else if (findings.length > 0) printRecords(shorten(findings, flags.limit), columns, flags);
  tellCounts(findings);
}

/** Codes that begin with V are those of the structure of a file, which is no check of records. */
function splitCodes({ select, ignore = [] }: CheckFlags) {
  const isStructure = (code: string): boolean => code.startsWith('V');
  const records = select?.filter((code) => !isStructure(code));
  return {
    select: records?.length === 0 && select?.length !== 0 ? [] : records,
    ignore: ignore.filter((code) => !isStructure(code)),
    structure: (select === undefined || select.some(isStructure)) && !ignore.includes('V'),
  };
}

async function checkStructure(path: string, { select, ignore = [] }: CheckFlags): Promise<CheckFinding[]> {
  const starts = select?.filter((code) => code.startsWith('V'));
  return (await validateLmf(path)).flatMap((finding) => {
    const isLeft = ignore.some((code) => finding.code.startsWith(code));
    const isMeant = starts === undefined || starts.some((code) => finding.code.startsWith(code));
    if (isLeft || !isMeant) return [];
    return [{ ...finding, severity: 'error' as const, subject: finding.place, repair: undefined }];
  });
}

/** What the checks of a lexicon are to know beside it. */
function contextOf({ language, entries }: LexiconRecord) {
  const lemmas = new Set(entries.flatMap(({ lemma }) => lemma.toLowerCase().split(/[\s-]+/)));
  return chooseChecks(language, (lemma) => lemmas.has(lemma));
}

function toJson({ repair, ...finding }: CheckFinding, path: string) {
  return { ...finding, ...(repair !== undefined && { repair: formatRepair(repair, path) }) };
}

const columns: readonly RecordColumn<CheckFinding>[] = [
  { title: 'code', value: ({ code }) => code },
  { title: 'where', value: ({ subject }) => subject },
  { title: 'what', value: ({ message }) => message },
];

function shorten(findings: readonly CheckFinding[], limit: number): CheckFinding[] {
  const shown = new Map<string, number>();
  return findings.filter(({ code }) => {
    const count = (shown.get(code) ?? 0) + 1;
    shown.set(code, count);
    return count <= limit;
  });
}

function tellCounts(findings: readonly CheckFinding[]): void {
  const counts = new Map<string, number>();
  for (const { code } of findings) counts.set(code, (counts.get(code) ?? 0) + 1);
  const listed = Array.from(counts, ([code, count]) => `${code} ${count.toLocaleString('en-US')}`).join(', ');
  const total = findings.length === 1 ? '1 finding' : `${findings.length.toLocaleString('en-US')} findings`;
  process.stderr.write(findings.length === 0 ? 'No findings.\n' : `${total}: ${listed}.\n`);
}
