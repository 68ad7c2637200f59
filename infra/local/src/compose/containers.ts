import { runCommand } from '../run-command.ts';
import type { ServerKind } from '../server.ts';
import type { ProcessStatus } from '../supervision.ts';

/** What `docker inspect` tells of a container, as far as it is looked at. */
interface Inspected {
  Config: { Labels: Record<string, string> };
  RestartCount: number;
  NetworkSettings: { Ports: Record<string, { HostPort: string }[] | null> };
  State: {
    Status: 'created' | 'running' | 'paused' | 'restarting' | 'removing' | 'exited' | 'dead';
    Pid: number;
    ExitCode: number;
    StartedAt: string;
    FinishedAt: string;
    Health?: { Status: 'starting' | 'healthy' | 'unhealthy'; Log: { Output: string }[] };
  };
}

const KINDS: Record<string, ServerKind> = {
  ...{ postgres: 'store', redis: 'store', kafka: 'store', mongo: 'store' },
  ...{ auth: 'service', chat: 'service', delivery: 'service', video: 'service' },
  ...{ gateway: 'gateway', coturn: 'gateway' },
};
/** They run to their end at each start. */
const TASKS: Record<string, ServerKind> = { 'auth-migrations': 'service', 'mongo-replica-set': 'store' };
const ORDER: readonly ServerKind[] = ['store', 'service', 'gateway', 'observability'];

/** Every container of a compose project, as `status` shows it; tasks that ended well are left out. */
export async function containersOf(project: string): Promise<ProcessStatus[]> {
  const filter = `label=com.docker.compose.project=${project}`;
  const ids = (await docker('ps', '--all', '--quiet', '--filter', filter)).split('\n').filter(Boolean);
  if (ids.length === 0) return [];
  const found = JSON.parse(await docker('inspect', ...ids)) as Inspected[];
  return found
    .filter(container => !(serviceOf(container) in TASKS && isDone(container)))
    .map(statusOf)
    .sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || a.name.localeCompare(b.name));
}

function docker(...args: string[]): Promise<string> {
  return runCommand('docker', args, { fix: 'See whether the Docker daemon answers: docker version' });
}

function serviceOf({ Config }: Inspected): string {
  return Config.Labels['com.docker.compose.service'] ?? '';
}

function isDone({ State }: Inspected): boolean {
  return State.Status === 'exited' && State.ExitCode === 0;
}

function statusOf(container: Inspected): ProcessStatus {
  const { State, RestartCount, NetworkSettings, Config } = container;
  const service = serviceOf(container);
  const kind = KINDS[service] ?? TASKS[service] ?? 'observability';
  const number = Config.Labels['com.docker.compose.container-number'] ?? '1';
  const [published] = Object.values(NetworkSettings.Ports).flatMap(ports => ports ?? []);
  return {
    name: service in KINDS && kind === 'service' ? `${service}-${number}` : service,
    kind,
    pid: State.Pid || null,
    ...(published && { port: Number(published.HostPort) }),
    ...healthOf(State),
    restarts: RestartCount,
    since: State.Status === 'exited' ? State.FinishedAt : State.StartedAt,
  };
}

/** A container without a check of its own counts as ready while it runs. */
function healthOf({ Status, ExitCode, Health }: Inspected['State']): Pick<ProcessStatus, 'health' | 'reason'> {
  if (Status === 'created') return { health: 'waiting' };
  if (Status !== 'running') return { health: 'down', reason: `${Status}, code ${ExitCode}` };
  if (Health?.Status === 'starting') return { health: 'starting' };
  if (Health?.Status === 'unhealthy') return { health: 'down', reason: lastWords(Health.Log) };
  return { health: 'ready' };
}

function lastWords(log: { Output: string }[]): string {
  return log.at(-1)?.Output.trim().slice(0, 200) || 'its health check fails';
}
