import { compareText } from '../../corpus/count-contexts.js';
import { QualiaError } from '../../errors.js';
import type { SourcedResult } from '../read-results.js';
import type { TaskManifest } from '../task-manifest.js';
import { mainScoreOf, systemLabelOf, type TaskResult } from '../task-result.js';
import { countNoun, formatTokens } from './format-numbers.js';
import { pairScores } from './pair-scores.js';
import { type LearningCurve, type Report, type ReportSystem, type ReportTask, reportVersion } from './report.js';

/** How {@link makeReport} makes a report. */
export interface ReportOptions {
  /** Default: `Evaluation report`. */
  readonly title?: string | undefined;
}

/**
 * Gathers results into a report: by task, the systems with the best first, with anchors, published scores and learning
 * curves. It holds no date and no path of a result's file, and does not depend on the order of the results.
 *
 * Results of mock runs are left out and named.
 *
 * @param manifests of the tasks; a task without one is reported without what a manifest tells.
 * @throws QualiaError where no result is left, where two results of a task have the same system and tokens, or where
 * results of a task were made from different data.
 */
export function makeReport(
  results: readonly SourcedResult[],
  manifests: readonly TaskManifest[],
  { title = 'Evaluation report' }: ReportOptions = {},
): Report {
  const scored = results.filter(({ result }) => !result.mock);
  const mock = results.filter(({ result }) => result.mock);
  if (scored.length === 0) {
    const reason = mock.length === 0 ? 'There are no results' : 'All results are of mock runs, which are no scores';
    throw new QualiaError('NO_RESULTS', `${reason}; a report needs one at least.`);
  }
  const byTask = new Map<string, SourcedResult[]>();
  for (const sourced of scored) {
    const known = byTask.get(sourced.result.task);
    if (known === undefined) byTask.set(sourced.result.task, [sourced]);
    else known.push(sourced);
  }
  const ids = [...byTask.keys()].sort(compareText);
  return {
    reportVersion,
    title,
    versions: distinct(scored.map(({ result }) => result.version)),
    tasks: ids.map((id) =>
      makeTask(
        id,
        byTask.get(id) ?? [],
        manifests.find((manifest) => manifest.id === id),
      ),
    ),
    excluded: mock
      .map(({ result: { task, system, counts } }) => {
        return { task, system: system.name, reason: `a mock run over ${countNoun(counts.items, 'item')}` };
      })
      .sort((a, b) => compareText(a.task, b.task) || compareText(a.system, b.system)),
  };
}

function makeTask(id: string, sourced: readonly SourcedResult[], manifest: TaskManifest | undefined): ReportTask {
  requireOneOfEach(sourced);
  requireSameData(sourced);
  const results = sourced.map(({ result }) => result).sort(compareSystems);
  const [first] = results as [TaskResult];
  const names = results.map(({ system }) => system.name);
  const mainScore = manifest?.mainScore ?? first.mainScore;
  const systems = results
    .map((result) => makeSystem(result, mainScore, names.filter((name) => name === result.system.name).length > 1))
    .sort((a, b) => (b.main.value ?? Number.NEGATIVE_INFINITY) - (a.main.value ?? Number.NEGATIVE_INFINITY) || 0);
  return {
    id,
    kind: first.kind,
    manifest: manifest === undefined ? null : describeManifest(manifest),
    mainScore,
    data: first.data,
    notes: makeNotes(results, mainScore),
    systems,
    anchors: gatherAnchors(results),
    published: (manifest?.published ?? []).map(({ system, score, measure = mainScore }) => ({
      system,
      score,
      measure,
    })),
    curves: makeCurves(results, mainScore),
  };
}

function makeSystem(result: TaskResult, mainScore: string, isRepeated: boolean): ReportSystem {
  const { system, scores, version, inventory, seed, samples, seconds, counts, coverage, missing, anchors } = result;
  const { name, specification, files, settings, tokens = null } = system;
  const label = systemLabelOf(result);
  const main = mainScoreOf({ mainScore, scores }) ?? { measure: mainScore, value: null, interval: null };
  return {
    name,
    label: isRepeated ? `${label}, ${tokens === null ? 'tokens not known' : formatTokens(tokens)}` : label,
    specification,
    files,
    settings,
    tokens,
    version,
    inventory,
    seed,
    samples,
    seconds,
    counts,
    coverage,
    missing,
    main,
    ...pairScores(mainScore, scores),
    scores,
    anchors,
    confusion: result.confusion ?? null,
  };
}

function describeManifest(manifest: TaskManifest): ReportTask['manifest'] {
  const { description, measures = null, source, address, licence, notice = null, citation = null } = manifest;
  const { splits, contaminated = null, publishedOn = null } = manifest;
  return {
    question: description,
    measures,
    source,
    address,
    licence,
    notice,
    citation,
    splits,
    contaminated,
    publishedOn,
  };
}

/** The anchors of all results, each once: floors, ceilings, references, each by measure, name and value. */
function gatherAnchors(results: readonly TaskResult[]): ReportTask['anchors'] {
  const roles = ['floor', 'ceiling', 'reference'];
  const known = new Map(
    results.flatMap(({ anchors }) =>
      anchors.map((anchor) => {
        const { role, measure, name, value } = anchor;
        return [JSON.stringify([role, measure, name, value]), anchor] as const;
      }),
    ),
  );
  return [...known.values()].sort(
    (a, b) =>
      roles.indexOf(a.role) - roles.indexOf(b.role) ||
      compareText(a.measure, b.measure) ||
      compareText(a.name, b.name) ||
      a.value - b.value,
  );
}

/** The curves of systems that were scored with two sizes of corpus at least. */
function makeCurves(results: readonly TaskResult[], mainScore: string): LearningCurve[] {
  return distinct(results.map(({ system }) => system.name)).flatMap((name) => {
    const points = results.flatMap(({ system, scores }) => {
      const score = mainScoreOf({ mainScore, scores });
      return system.name !== name || system.tokens === undefined || score === undefined || score.value === null
        ? []
        : [{ tokens: system.tokens, score }];
    });
    return points.length < 2 ? [] : [{ system: name, points }];
  });
}

function makeNotes(results: readonly TaskResult[], mainScore: string): string[] {
  const inventories = distinct(results.map(({ inventory }) => inventory?.name ?? 'no inventory'));
  const hashes = distinct(results.map(({ inventory }) => inventory?.sha256 ?? ''));
  const versions = distinct(results.map(({ version }) => version));
  const without = results.filter(({ scores }) => !scores.some(({ measure }) => measure === mainScore));
  return [
    ...(hashes.length > 1
      ? [
          `The systems were scored with different inventories of senses (${inventories.join(', ')}); their anchors differ.`,
        ]
      : []),
    ...(versions.length > 1
      ? [
          `The results were made by different versions of qualia (${versions.join(', ')}); scores may not be comparable.`,
        ]
      : []),
    ...without.map(({ system }) => `The result of ${system.name} does not hold the measure "${mainScore}".`),
  ];
}

function requireOneOfEach(sourced: readonly SourcedResult[]): void {
  const seen = new Map<string, string>();
  for (const { path, result } of sourced) {
    const { name, tokens } = result.system;
    const key = JSON.stringify([name, tokens ?? null]);
    const other = seen.get(key);
    if (other !== undefined) {
      const files = other === path ? `twice in ${path}` : `in ${other} and in ${path}`;
      const made = tokens === undefined ? '' : ` (${formatTokens(tokens)})`;
      const problem = `The result of "${name}"${made} on ${result.task} is ${files}; leave one out.`;
      throw new QualiaError('RESULT_TWICE', problem);
    }
    seen.set(key, path);
  }
}

function requireSameData(sourced: readonly SourcedResult[]): void {
  const hashesOf = ({ result }: SourcedResult): string => JSON.stringify(result.data.map(({ sha256 }) => sha256));
  const [first] = sourced;
  const other = sourced.find((one) => first !== undefined && hashesOf(one) !== hashesOf(first));
  if (first === undefined || other === undefined) return;
  const problem = `The results of ${first.result.task} in ${first.path} and in ${other.path} were made from different data.`;
  throw new QualiaError('OTHER_DATA', `${problem} Run the systems on the same files, or report them apart.`);
}

function compareSystems({ system: a }: TaskResult, { system: b }: TaskResult): number {
  return compareText(a.name, b.name) || (a.tokens ?? 0) - (b.tokens ?? 0);
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort(compareText);
}
