import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  adminPaths,
  containerPorts,
  countVariable,
  processes,
  processNames,
  usersOf,
  type ProcessName,
} from '@parley/runtime/process/processes';
import { ROOT } from '../../src/config.ts';

/** What is wrong in the code of a process: its entry, its name in logs and metrics, and its reader of the environment. */
export function findInCode(name: ProcessName, read = textOf): string[] {
  const { image, entry, config } = processes[name];
  const [main, reader] = [`services/${image}/${entry}`, `services/${image}/src/config.ts`];
  const isNamed = new RegExp(`createService\\(\\{ name: '${name}'`).test(read(main));
  const isRead = new RegExp(`export (const|function) ${config}\\b`).test(read(reader));
  return [
    ...(isNamed ? [] : [`${main}: it does not call createService({ name: '${name}', … })`]),
    ...(isRead ? [] : [`${reader}: it does not export ${config}`]),
  ];
}

/** Where the accounts of Redis differ from the processes that use it. */
export function findInRedisAccounts(accounts: string): string[] {
  const found = [...accounts.matchAll(/^user (\S+) on >@(\S+)@ /gm)].flatMap(([, name]) => name ?? []);
  const wanted: string[] = [...usersOf('redis'), 'exporter'];
  return [
    ...wanted.filter(name => !found.includes(name)).map(name => `there is no account ${name}`),
    ...found.filter(name => !wanted.includes(name)).map(name => `the account ${name} is of no process in the list`),
  ].map(problem => `infra/redis/accounts.acl: ${problem}`);
}

/** Where the images differ from the list: a stage for each, the ports, the path of the health check. */
export function findInDockerfile(dockerfile: string): string[] {
  const stages = [...dockerfile.matchAll(/^FROM service AS (\w+)$/gm)].map(([, name = '']) => name);
  const images = [...new Set(processNames.map(name => processes[name].image))];
  const ports = `PORT=${containerPorts.http} METRICS_PORT=${containerPorts.admin}\n`;
  return [
    ...images.filter(image => !stages.includes(image)).map(image => `there is no stage ${image}`),
    ...stages.filter(stage => !images.includes(stage)).map(image => `the stage ${image} is the image of no process`),
    ...(dockerfile.includes(ports) ? [] : [`ENV does not say ${ports.trim()}`]),
    ...(dockerfile.includes(`METRICS_PORT}${adminPaths.ready}\``)
      ? []
      : [`HEALTHCHECK does not ask ${adminPaths.ready}`]),
  ].map(problem => `services/Dockerfile: ${problem}`);
}

/** The variables that say how many there are. Those of workers may be told together. */
export function findInConfigurationPage(page: string): string[] {
  const told = (name: ProcessName): boolean =>
    page.includes(`| \`${countVariable(name)}\``) ||
    (!processes[name].routes && page.includes('| `PARLEY_<NAME>_WORKERS`'));
  return processNames
    .filter(name => !told(name))
    .map(name => `docs/configuration.md: ${countVariable(name)} is not in the table`);
}

export function textOf(file: string): string {
  const path = join(ROOT, file);
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}
