import { processNames, type ProcessName } from '@parley/runtime/process/processes';
import { runCommand } from '../machine/run-command.ts';
import type { ServerKind } from '../supervisor/server.ts';
import type { ProcessStatus } from '../supervisor/supervision.ts';

/** What is asked of a container; `docker inspect` fills it in. */
interface Container {
  service: string;
  number: string;
  status: 'created' | 'running' | 'paused' | 'restarting' | 'removing' | 'exited' | 'dead';
  /** Null without a health check. */
  health: 'starting' | 'healthy' | 'unhealthy' | null;
  pid: number;
  exitCode: number;
  startedAt: string;
  finishedAt: string;
  restarts: number;
  ports: Record<string, { HostPort: string }[] | null>;
}

const FIELDS: Record<keyof Container, string> = {
  service: 'json (index .Config.Labels "com.docker.compose.service")',
  number: 'json (index .Config.Labels "com.docker.compose.container-number")',
  status: 'json .State.Status',
  health: 'with .State.Health}}{{json .Status}}{{else}}null{{end',
  pid: '.State.Pid',
  exitCode: '.State.ExitCode',
  startedAt: 'json .State.StartedAt',
  finishedAt: 'json .State.FinishedAt',
  restarts: '.RestartCount',
  ports: 'json .NetworkSettings.Ports',
};
const FORMAT = `{${Object.entries(FIELDS).map(([name, field]) => `"${name}":{{${field}}}`)}}`;

const KINDS: Record<string, ServerKind> = {
  ...{ postgres: 'store', redis: 'store', kafka: 'store', mongo: 'store' },
  ...(Object.fromEntries(processNames.map(name => [name, 'service'])) as Record<ProcessName, 'service'>),
  ...{ gateway: 'gateway', coturn: 'gateway' },
};
/** They run to their end at each start. */
const TASKS: Record<string, ServerKind> = {
  'auth-migrations': 'service',
  'postgres-accounts': 'store',
  'mongo-replica-set': 'store',
  'kafka-setup': 'store',
};
const ORDER: readonly ServerKind[] = ['store', 'service', 'gateway', 'observability'];

/** Every container of a compose project, as `status` shows it; tasks that ended well are left out. */
export async function containersOf(project: string): Promise<ProcessStatus[]> {
  const filter = `label=com.docker.compose.project=${project}`;
  const list = (): Promise<string> => docker('ps', '--all', '--quiet', '--filter', filter);
  // One that Compose replaces meanwhile makes the whole answer fail: then all are asked for again.
  const inspect = async (ids: string): Promise<string> =>
    ids ? docker('inspect', '--format', FORMAT, ...linesOf(ids)) : '';
  const found = await list()
    .then(inspect)
    .catch(async () => inspect(await list()));
  return linesOf(found)
    .map(line => JSON.parse(line) as Container)
    .filter(({ service, status, exitCode }) => !(service in TASKS && status === 'exited' && exitCode === 0))
    .map(statusOf)
    .sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || a.name.localeCompare(b.name));
}

function docker(...args: string[]): Promise<string> {
  return runCommand('docker', args, { fix: 'See whether the Docker daemon answers: docker version' });
}

function linesOf(text: string): string[] {
  return text.split('\n').filter(Boolean);
}

function statusOf(container: Container): ProcessStatus {
  const { service, number, pid, ports, restarts, status, startedAt, finishedAt } = container;
  const kind = KINDS[service] ?? TASKS[service] ?? 'observability';
  const [published] = Object.values(ports).flatMap(bindings => bindings ?? []);
  return {
    name: kind === 'service' && service in KINDS ? `${service}-${number}` : service,
    kind,
    pid: pid || null,
    ...(published && { port: Number(published.HostPort) }),
    ...healthOf(container),
    restarts,
    since: status === 'exited' ? finishedAt : startedAt,
  };
}

/** A container without a check of its own counts as ready while it runs. */
function healthOf({ service, status, exitCode, health }: Container): Pick<ProcessStatus, 'health' | 'reason'> {
  if (status === 'created') return { health: 'waiting' };
  if (status !== 'running') return { health: 'down', reason: `${status}, code ${exitCode}` };
  if (health === 'starting' || service in TASKS) return { health: 'starting' };
  return health === 'unhealthy' ? { health: 'down', reason: 'its health check fails' } : { health: 'ready' };
}
