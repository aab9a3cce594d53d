import type { DenseMatrix } from '../../matrix/dense-matrix.js';
import { gram } from '../../matrix/dense-products.js';
import { createRandom, shuffled } from '../../random.js';
import { giveWay } from '../long-work.js';
import { reorderRows } from './chance-interval.js';
import type { Design } from './design.js';
import type { FactorReport, ProjectedVariance } from './factor-report.js';
import type { FactorialSet } from './factorial-set.js';
import type { FactoriseSettings } from './factorise-options.js';
import type { PrincipalScores } from './principal-scores.js';
import { measureSpans, type SpanVariance } from './probe-span.js';
import { type FitProbeOptions, fitProbe, type Probe, standardise } from './probes.js';
import { measureTransfer, type Transfer } from './transfer.js';

/** A logistic probe takes some 400 operations for each of these cells: an item, a dimension, a value. */
const mostLogisticCells = 1e7;

/** What is read, and how. */
interface Reading {
  readonly design: Design;
  readonly set: FactorialSet;
  readonly settings: FactoriseSettings;
  readonly stage: (name: string) => {
    readonly signal: AbortSignal | undefined;
    readonly onProgress: (share: number) => void;
  };
}

/** Fits linear readouts to all items, measures their span, and tries them on unseen combinations. */
export async function readLinearly(
  principal: PrincipalScores,
  { design, set, settings, stage }: Reading,
): Promise<Pick<FactorReport, 'projected' | 'transfer' | 'probes'>> {
  if (settings.kind === 'none') return { transfer: [] };
  const { scores, variances } = principal;
  const isSmall = scores.values.length * design.counts.length <= mostLogisticCells;
  const kind = settings.kind === 'auto' ? (isSmall ? 'logistic' : 'discriminant') : settings.kind;
  const { steps, penalty, seed, partners, signal } = settings;
  const { shuffles = isSmall ? 3 : 0, subsets = isSmall ? 5 : 2 } = settings;
  const inputs = standardise(scores, variances);
  const fitting: FitProbeOptions = { kind, steps, penalty, signal };
  const fitAll = async (rows: DenseMatrix): Promise<Probe[]> => {
    const probes: Probe[] = [];
    const products = kind === 'discriminant' ? gram(rows) : undefined;
    for (const [factor, labels] of design.labels.entries()) {
      probes.push(await fitProbe({ inputs: rows, labels, classes: design.sizes[factor], products }, fitting));
    }
    return probes;
  };
  const probing = stage('linear probes');
  await giveWay(0, probing);
  const spans = measureSpans(principal, design, { probes: await fitAll(inputs) });
  const random = createRandom(seed);
  const places = Array.from({ length: design.items }, (_, item) => item);
  const shuffledSpans: SpanVariance[] = [];
  for (let turn = 0; turn < shuffles; turn++) {
    await giveWay((turn + 1) / (shuffles + 1), probing);
    const order = Uint32Array.from(shuffled(places, random));
    shuffledSpans.push(measureSpans(principal, design, { probes: await fitAll(reorderRows(inputs, order)), order }));
  }
  const meanOf = (read: (span: SpanVariance) => number): number | undefined =>
    shuffles === 0 ? undefined : shuffledSpans.reduce((sum, span) => sum + read(span) / shuffles, 0);
  const projected: ProjectedVariance = {
    dimensions: spans.dimensions,
    r2: spans.r2,
    shuffled: meanOf(({ r2 }) => r2),
    heads: spans.heads.map((head, factor) => ({
      factor: set.factors[factor].name,
      ...head,
      shuffled: meanOf(({ heads }) => heads[factor].r2),
    })),
  };
  const names = set.factors.map(({ name }) => name);
  const work = { inputs, design, names, probes: fitting, seed, ...stage('unseen combinations') };
  const transfer: Transfer[] = await measureTransfer(work, { partners, subsets });
  return { projected, transfer, probes: kind };
}
