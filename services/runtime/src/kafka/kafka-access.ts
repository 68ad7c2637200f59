import { topics } from '@parley/contracts/records';
import kafkajs, { type AclEntry, type Admin } from 'kafkajs';
import { processes, usersOf, type UserOf } from '../process/processes.ts';

/** The accounts that Parley uses in Kafka beside the administrator's: one for each process that uses it, and two more. */
export type KafkaUser = UserOf<'kafka'> | 'exporter' | 'operator';
export const kafkaUsers: readonly KafkaUser[] = [...usersOf('kafka'), 'exporter', 'operator'];

type Operation = 'READ' | 'WRITE' | 'DESCRIBE' | 'DESCRIBE_CONFIGS';
interface Right {
  kind: 'TOPIC' | 'GROUP' | 'CLUSTER';
  /** `name*` stands for all that begin with `name`, `*` for all. */
  name: string;
  operations: readonly Operation[];
}

const read = (...names: string[]): Right[] => names.map(name => ({ kind: 'TOPIC', name, operations: ['READ'] }));
const write = (...names: string[]): Right[] => names.map(name => ({ kind: 'TOPIC', name, operations: ['WRITE'] }));
const group = (...names: string[]): Right[] => names.map(name => ({ kind: 'GROUP', name, operations: ['READ'] }));
const look = (...operations: Operation[]): Right[] => [
  { kind: 'TOPIC', name: '*', operations },
  { kind: 'GROUP', name: '*', operations: ['DESCRIBE'] },
  { kind: 'CLUSTER', name: 'kafka-cluster', operations },
];

const allTopics = Object.values(topics).map(({ name }) => name);
const deadLettersOf = (names: readonly string[]): string[] => names.map(name => `${name}.dlq`);

/** A service makes sure at its start that the topics of what it does are there, their dead letters too. */
const see = [...allTopics, ...deadLettersOf(allTopics)].map((name): Right => ({
  kind: 'TOPIC',
  name,
  operations: ['DESCRIBE'],
}));

/** A process writes and reads what the list of processes says, and puts aside what it cannot apply. */
function rightsOf(user: KafkaUser): Right[] {
  // The doctor looks at everything; `npm run replay` puts dead letters back.
  if (user === 'operator') {
    const all = look('DESCRIBE', 'DESCRIBE_CONFIGS');
    return [...all, ...read(...deadLettersOf(allTopics)), ...write(...allTopics), ...group('dead-letter-replay')];
  }
  if (user === 'exporter') return look('DESCRIBE');
  const { writes, reads } = processes[user];
  const followed = [...new Set(Object.values(reads))].map(key => topics[key].name);
  const written = writes.map(key => topics[key].name);
  const groups = group(...Object.keys(reads));
  return [...see, ...write(...written, ...deadLettersOf(followed)), ...read(...followed), ...groups];
}

const { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes } = kafkajs;

/** Gives every account its rights and takes away what an earlier version gave. For a broker with an authorizer. */
export async function grantAccess(admin: Admin): Promise<void> {
  const wanted = kafkaUsers.flatMap(entriesOf);
  const { resources } = await admin.describeAcls(allOf('ANY'));
  const ours = new Set(kafkaUsers.map(user => `User:${user}`));
  const there = resources.flatMap(({ acls, ...resource }) => acls.map(acl => ({ ...resource, ...acl })));
  const kept = new Set(wanted.map(keyOf));
  const stale = there.filter(entry => ours.has(entry.principal) && !kept.has(keyOf(entry)));
  const present = new Set(there.map(keyOf));
  const missing = wanted.filter(entry => !present.has(keyOf(entry)));
  if (missing.length > 0) await admin.createAcls({ acl: missing });
  if (stale.length > 0) await admin.deleteAcls({ filters: stale });
}

function entriesOf(user: KafkaUser): AclEntry[] {
  return rightsOf(user).flatMap(({ kind, name, operations }) => {
    const prefixed = name.length > 1 && name.endsWith('*');
    return operations.map(operation => ({
      principal: `User:${user}`,
      host: '*',
      operation: AclOperationTypes[operation],
      permissionType: AclPermissionTypes.ALLOW,
      resourceType: AclResourceTypes[kind],
      resourceName: prefixed ? name.slice(0, -1) : name,
      resourcePatternType: prefixed ? ResourcePatternTypes.PREFIXED : ResourcePatternTypes.LITERAL,
    }));
  });
}

function allOf(any: 'ANY'): Parameters<Admin['describeAcls']>[0] {
  return {
    operation: AclOperationTypes[any],
    permissionType: AclPermissionTypes[any],
    resourceType: AclResourceTypes[any],
    resourcePatternType: ResourcePatternTypes[any],
  } as Parameters<Admin['describeAcls']>[0];
}

function keyOf(entry: AclEntry): string {
  const { principal, host, operation, permissionType, resourceType, resourceName, resourcePatternType } = entry;
  return [principal, host, operation, permissionType, resourceType, resourceName, resourcePatternType].join('|');
}
