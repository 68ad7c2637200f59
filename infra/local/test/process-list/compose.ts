import { isDeepStrictEqual } from 'node:util';
import {
  countVariable,
  processes,
  processNames,
  uses,
  workerNames,
  type ProcessName,
  type Store,
} from '@parley/runtime/process/processes';

export interface ComposeFile {
  services: Record<string, ComposeService>;
  secrets: Record<string, unknown>;
}

export interface ComposeService {
  image?: string;
  build?: { dockerfile: string; args?: Record<string, string> };
  command?: string[];
  restart?: string;
  scale?: string;
  environment?: Record<string, string>;
  secrets?: (string | { source: string })[];
  depends_on?: Record<string, unknown>;
}

/** The secret that lets a process into a store, and the service that must be there before. */
const doors: Record<Store, { secretOf: (name: string) => string; after: string }> = {
  postgres: { secretOf: () => 'postgres-url', after: 'auth-migrations' },
  mongo: { secretOf: () => 'mongo-url', after: 'mongo-replica-set' },
  redis: { secretOf: name => `redis-${name}-url`, after: 'redis' },
  s3: { secretOf: () => 's3-secret', after: 's3' },
  kafka: { secretOf: name => `kafka-${name}-password`, after: 'kafka-setup' },
};
const stores = Object.keys(doors) as Store[];

/** Where docker-compose.yml and the list of processes differ. */
export function findInCompose(file: ComposeFile): string[] {
  const ours = Object.entries(file.services)
    .filter(([, { build, restart }]) => build?.dockerfile === 'services/Dockerfile' && restart !== 'no')
    .map(([name]) => name);
  const unlisted = ours.filter(name => !(name in processes));
  return [
    ...processNames.flatMap(name => problemsOf(name, file)),
    ...unlisted.map(name => `the service ${name} is not in the list of processes`),
    ...differs(
      'the gateway: WORKER_HOSTS',
      file.services['gateway']?.environment?.['WORKER_HOSTS'],
      workerNames.join(),
    ),
  ].map(problem => `docker-compose.yml: ${problem}`);
}

function problemsOf(name: ProcessName, file: ComposeFile): string[] {
  const service = file.services[name];
  if (!service) return [`there is no service ${name}`];
  const { image, entry, count } = processes[name];
  const command = entry === 'src/main.ts' ? undefined : ['node', entry];
  const scale = count.oneInCompose ? undefined : `\${${countVariable(name)}:-${count.usual}}`;
  const signsIn = uses(name, 'kafka') ? name : undefined;
  return [
    ...differs(`${name}: image`, service.image?.split(':')[0], `parley/${image}`),
    ...differs(`${name}: build.args.SERVICE`, service.build?.args?.['SERVICE'], image),
    ...differs(`${name}: command`, service.command, command),
    ...differs(`${name}: scale`, service.scale, scale),
    ...differs(`${name}: KAFKA_SASL_USERNAME`, service.environment?.['KAFKA_SASL_USERNAME'], signsIn),
    ...stores.flatMap(store => storeProblems(name, store, service, file)),
  ];
}

function storeProblems(name: ProcessName, store: Store, service: ComposeService, file: ComposeFile): string[] {
  const { secretOf, after } = doors[store];
  const secret = secretOf(name);
  const given = service.secrets?.some(named => (typeof named === 'string' ? named : named.source) === secret) ?? false;
  if (!uses(name, store)) return given ? [`${name}: has the secret ${secret}, and the list gives it no ${store}`] : [];
  return [
    ...(given ? [] : [`${name}: the secret ${secret} is missing`]),
    ...(secret in file.secrets ? [] : [`secrets: ${secret} is missing`]),
    ...(after in (service.depends_on ?? {}) ? [] : [`${name}: depends_on ${after} is missing`]),
  ];
}

function differs(what: string, found: unknown, wanted: unknown): string[] {
  if (isDeepStrictEqual(found, wanted)) return [];
  return [`${what} is ${JSON.stringify(found) ?? 'missing'}, the list says ${JSON.stringify(wanted) ?? 'none'}`];
}
