/** A row of a published table: Spearman's correlation with single ratings. */
export interface PublishedRow {
  readonly task: 'gs2011' | 'ml2008';
  readonly model: string;
  readonly ratings: number;
}

/** Grefenstette & Sadrzadeh 2011 (EMNLP and GEMS). */
export const publishedRows: readonly PublishedRow[] = [
  { task: 'gs2011', model: 'verb-only', ratings: 0.16 },
  { task: 'gs2011', model: 'additive', ratings: 0.05 },
  { task: 'gs2011', model: 'multiplicative', ratings: 0.17 },
  { task: 'gs2011', model: 'relational', ratings: 0.21 },
  { task: 'gs2011', model: '0-diag', ratings: 0.17 },
  { task: 'gs2011', model: '1-diag', ratings: 0.08 },
  { task: 'gs2011', model: 'kronecker', ratings: 0.28 },
  { task: 'gs2011', model: 'raters', ratings: 0.62 },
  { task: 'ml2008', model: 'verb-only', ratings: 0.08 },
  { task: 'ml2008', model: 'additive', ratings: 0.04 },
  { task: 'ml2008', model: 'multiplicative', ratings: 0.17 },
  { task: 'ml2008', model: 'relational', ratings: 0.17 },
  { task: 'ml2008', model: 'raters', ratings: 0.4 },
];
