import { describe, expect, it } from 'vitest';
import { findScriptFailure, formatScriptFailure } from '../../../src/corpus/spark/script-failure.js';
import { explainFailure } from '../../../src/corpus/spark/spark-failure.js';
import { QualiaError } from '../../../src/errors.js';

const explain = (said: string): [string, string] => {
  const { code, message } = explainFailure({ code: 1, said, log: 'out/spark.log', program: 'spark-sql' });
  return [code, message];
};

describe('explainFailure', () => {
  it.each([
    ['Subprocess exited with status 127. Error: /bin/bash: line 1: node: command not found', 'NO_NODE', '--node PATH'],
    ['java.io.IOException: No space left on device', 'DISK_FULL', 'spark.local.dir'],
    ['ERROR StandaloneSchedulerBackend: All masters are unresponsive! Giving up.', 'NO_MASTER', '--master'],
    ['JAVA_HOME is not set', 'NO_JAVA', 'Java 17'],
    ['FATAL ERROR: JavaScript heap out of memory', 'MEMORY', 'memoryOverhead'],
    ['[UNABLE_TO_INFER_SCHEMA] Unable to infer schema for Parquet', 'LOST_ROWS', 'the corpus is empty'],
    ['qualia needs Node 20.19 or later, and this is v18.0.0', 'OLD_NODE', 'this is v18.0.0'],
    ['[PATH_NOT_FOUND] Path does not exist: file:/x. SQLSTATE: 42K03', 'MISSING_FILE', 'file:/x'],
  ])('knows %j', (said, code, message) => {
    expect(explain(said)).toEqual([code, expect.stringContaining(message)]);
    expect(explain(said)[1]).toContain('out/spark.log');
  });

  it('shows the first error of what it does not know', () => {
    const said =
      'old.Exception\nTime taken: 1\n26/11/27 WARN SomeError: harmless\nsome.StrangeException: odd\n  at b(Error.java)\n';
    expect(explain(said)).toEqual(['SPARK', expect.stringContaining('some.StrangeException: odd')]);
  });

  it('tells what a script has said, within the bytes that Spark keeps', () => {
    const line = formatScriptFailure(new QualiaError('FILE_FORMAT', `bad record ${'ß'.repeat(3000)}`));
    expect(line.length).toBeLessThan(2048);
    const said = `Subprocess exited with status 1. Error: ${line}\n at org.apache`;
    expect(explain(said)).toEqual(['FILE_FORMAT', expect.stringMatching(/^bad record ß+/)]);
    expect(findScriptFailure('nothing')).toBeUndefined();
  });
});
