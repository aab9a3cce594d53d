import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** The folder of Spark that tests use; undefined where there is none. */
export const sparkHome = process.env['QUALIA_SPARK'];

/** Why tests with Spark are left out; undefined where they are not. */
export const sparkMissing =
  sparkHome !== undefined && existsSync(join(sparkHome, 'bin', 'spark-class'))
    ? undefined
    : 'QUALIA_SPARK names no folder of Spark: "pip install pyspark==4.3.0", then the folder of the package';

// Jobs of tests are over before code that is compiled well would pay; by itself Java takes twice the processors' time for them.
process.env['JDK_JAVA_OPTIONS'] ??= '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData';

/** A cluster on loopback: a master and workers with one core each. */
export interface SparkCluster {
  readonly master: string;
  /** Kills a worker with its executors, as when its machine is gone. */
  kill(worker: number): void;
  stop(): Promise<void>;
}

/** Starts a cluster of so many workers. */
export async function startSparkCluster(workers: number): Promise<SparkCluster> {
  const folder = await mkdtemp(join(tmpdir(), 'qualia-spark-'));
  const port = await findPort();
  const master = `spark://127.0.0.1:${port}`;
  const children = [start(['master.Master', '--host', '127.0.0.1', '--port', `${port}`, '--webui-port', '0'])];
  await heard(children[0] as ChildProcess, 'I have been elected leader');
  for (let worker = 0; worker < workers; worker++) {
    const place = ['--host', '127.0.0.1', '--webui-port', '0', '--work-dir', join(folder, `${worker}`)];
    const child = start(['worker.Worker', ...place, '--cores', '1', '--memory', '1g', master]);
    children.push(child);
    await heard(child, 'Successfully registered with master');
  }
  const end = (child: ChildProcess | undefined): void => {
    if (child?.pid === undefined) return;
    try {
      // The worker leads a group of processes, to which its executors belong.
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It has ended already.
    }
  };
  return {
    master,
    kill: (worker) => end(children[worker + 1]),
    async stop() {
      for (const child of children) end(child);
      await setTimeout(200);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function start([name, ...rest]: readonly string[]): ChildProcess {
  return spawn(join(sparkHome as string, 'bin', 'spark-class'), [`org.apache.spark.deploy.${name}`, ...rest], {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, SPARK_HOME: sparkHome, SPARK_LOCAL_IP: '127.0.0.1', SPARK_NO_DAEMONIZE: '1' },
  });
}

function heard(child: ChildProcess, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (bytes: Buffer) => {
      said += bytes.toString();
      if (said.includes(text)) resolve();
    });
    child.on('error', reject);
    child.on('exit', () => reject(new Error(`The process ended: ${said}`)));
  });
}

function findPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
