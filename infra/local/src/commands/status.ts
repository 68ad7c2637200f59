import { containersOf } from '../compose/containers.ts';
import { readRecord, type ComposeRecord } from '../compose/record.ts';
import type { Config } from '../config.ts';
import { layoutOf } from '../data/layout.ts';
import { isAlive } from '../supervisor/process-identity.ts';
import { isSupervised, readState, type StackState } from '../supervisor/state.ts';
import type { ProcessStatus } from '../supervisor/supervision.ts';

/** What `status --json` prints. */
export interface StatusReport {
  readonly url: string | null;
  readonly httpsUrl: string | null;
  readonly stack: 'native' | 'compose';
  readonly phase: StackState['phase'];
  readonly processes: readonly Omit<ProcessStatus, 'identity'>[];
}

/** Shows every process of the stack; resolves with 0 when all are healthy and 1 when not. */
export async function status(config: Config, asJson: boolean): Promise<number> {
  const compose = readRecord(config.dataDir);
  const report = compose ? await composeReport(compose) : reportOf(readState(layoutOf(config.dataDir).state));
  if (asJson) console.log(JSON.stringify(report, null, 2));
  else print(report);
  return report.phase === 'running' && report.processes.every(({ health }) => health === 'ready') ? 0 : 1;
}

function reportOf(state: StackState | undefined): StatusReport {
  if (!state) return { url: null, httpsUrl: null, stack: 'native', phase: 'stopped', processes: [] };
  const { url, httpsUrl, stack } = state;
  const supervised = isSupervised(state);
  const killed = state.phase === 'running' || state.phase === 'starting' ? 'failed' : state.phase;
  const processes = state.processes.map(process => withoutIdentity(supervised ? process : unsupervised(process)));
  return { url, httpsUrl, stack, phase: supervised ? state.phase : killed, processes };
}

async function composeReport({ project, url, httpsUrl }: ComposeRecord): Promise<StatusReport> {
  const processes = await containersOf(project);
  return { url, httpsUrl, stack: 'compose', phase: processes.length > 0 ? 'running' : 'stopped', processes };
}

/** How a process stands whose supervisor is gone: nobody would start it again. */
function unsupervised(process: ProcessStatus): ProcessStatus {
  if (process.health === 'stopped') return process;
  const alive = process.identity && isAlive(process.identity);
  if (alive) return { ...process, health: 'degraded', reason: 'its supervisor is gone' };
  return { ...process, health: 'down', pid: null, reason: 'it and its supervisor are gone' };
}

function withoutIdentity({ identity: _identity, ...rest }: ProcessStatus): Omit<ProcessStatus, 'identity'> {
  return rest;
}

function print({ url, httpsUrl, stack, phase, processes }: StatusReport): void {
  console.log(phase === 'stopped' ? 'Parley does not run here.' : `Parley (${stack}) is ${phase}: ${url}  ${httpsUrl}`);
  if (processes.length === 0 || phase === 'stopped') return;
  const rows = processes.map(({ name, kind, pid, port, adminPort, health, restarts, since, reason }) =>
    [name, kind, pid ?? '-', port ?? '-', adminPort ?? '-', health, restarts, since, reason ?? ''].map(String),
  );
  const table = [['NAME', 'KIND', 'PID', 'PORT', 'ADMIN', 'HEALTH', 'RESTARTS', 'SINCE', ''], ...rows];
  const widths = table[0]?.map((_, column) => Math.max(...table.map(row => row[column]?.length ?? 0))) ?? [];
  for (const row of table)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
}
