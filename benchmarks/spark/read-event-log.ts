import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the tasks of a job moved and how long they worked. */
export interface JobMeasures {
  readonly tasks: number;
  /** Rows and bytes that went through shuffles. */
  readonly shuffleRows: number;
  readonly shuffleBytes: number;
  /** Bytes that were read from and written to files. */
  readonly inputBytes: number;
  readonly outputBytes: number;
  /** Bytes that did not fit into memory. */
  readonly spilledBytes: number;
  /** Seconds that tasks ran, added up. */
  readonly taskSeconds: number;
}

interface TaskEnd {
  readonly Event: string;
  readonly 'Task Metrics'?: Readonly<Record<string, number | Readonly<Record<string, number>>>>;
}

/** Adds up the measures of all tasks in the event log of Spark. */
export function readEventLog(folder: string): JobMeasures {
  const sums = {
    tasks: 0,
    shuffleRows: 0,
    shuffleBytes: 0,
    inputBytes: 0,
    outputBytes: 0,
    spilledBytes: 0,
    taskSeconds: 0,
  };
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => {
    return entry.isFile() && entry.name.startsWith('events_');
  });
  for (const entry of files) {
    for (const line of readFileSync(join(entry.parentPath, entry.name), 'utf8').split('\n')) {
      if (!line.includes('"SparkListenerTaskEnd"')) continue;
      const { 'Task Metrics': metrics } = JSON.parse(line) as TaskEnd;
      if (metrics === undefined) continue;
      const of = (group: string, name: string): number => {
        return (metrics[group] as Readonly<Record<string, number>> | undefined)?.[name] ?? 0;
      };
      sums.tasks++;
      sums.shuffleRows += of('Shuffle Write Metrics', 'Shuffle Records Written');
      sums.shuffleBytes += of('Shuffle Write Metrics', 'Shuffle Bytes Written');
      sums.inputBytes += of('Input Metrics', 'Bytes Read');
      sums.outputBytes += of('Output Metrics', 'Bytes Written');
      sums.spilledBytes += (metrics['Disk Bytes Spilled'] as number | undefined) ?? 0;
      sums.taskSeconds += ((metrics['Executor Run Time'] as number | undefined) ?? 0) / 1000;
    }
  }
  return sums;
}
