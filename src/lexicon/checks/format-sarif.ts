import type { CheckFinding, LexiconCheck } from './lexicon-check.js';
import { formatRepair } from './repair-command.js';

/** What {@link formatSarif} says of where findings come from. */
export interface SarifOptions {
  /** The path of the file that was checked, as a code host shall find it. */
  readonly file: string;
  /** The version of this package. */
  readonly version: string;
  /** The checks that were run. */
  readonly checks: readonly LexiconCheck[];
  /** The line on which a record stands; default 1 for all. */
  readonly lines?: ReadonlyMap<string, number> | undefined;
}

/**
 * Writes findings as a SARIF 2.1.0 log, which code hosts show beside the lines of a file.
 *
 * @example formatSarif([], { file: 'a.xml', version: '0.1.0', checks: [] }).version // '2.1.0'
 */
export function formatSarif(findings: readonly CheckFinding[], options: SarifOptions) {
  const { file, version, checks, lines = new Map<string, number>() } = options;
  const places = new Map(checks.map(({ code }, at) => [code, at]));
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'qualia lexicon check',
            semanticVersion: version,
            rules: checks.map(({ code, title }) => ({
              id: code,
              shortDescription: { text: title },
              defaultConfiguration: { level: code.startsWith('E') ? 'error' : 'warning' },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: findings.map(({ code, severity, message, subject, repair }) => ({
          ruleId: code,
          ruleIndex: places.get(code) ?? -1,
          level: severity,
          message: { text: message },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: encodePath(file) },
                region: { startLine: lines.get(subject) ?? 1 },
              },
              logicalLocations: [{ fullyQualifiedName: subject }],
            },
          ],
          partialFingerprints: { 'codeAndSubject/v1': `${code}:${subject}:${message}` },
          ...(repair !== undefined && { properties: { repair: formatRepair(repair, file) } }),
        })),
      },
    ],
  };
}

function encodePath(path: string): string {
  return path.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
}
