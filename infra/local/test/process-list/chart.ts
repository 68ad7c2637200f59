import { isDeepStrictEqual } from 'node:util';
import {
  adminPaths,
  containerPorts,
  processes,
  processNames,
  servedNames,
  workerNames,
} from '@parley/runtime/process/processes';

export type ChartValues = Record<string, unknown>;

/** Where the values of the chart and the list of processes differ. */
export function findInValues(values: ChartValues): string[] {
  const workers = Object.entries(values).flatMap(([name, given]) =>
    typeof given === 'object' && given !== null && 'worker' in given ? [[name, given.worker] as const] : [],
  );
  const described = new Map(workers);
  const listed: readonly string[] = workerNames;
  return [
    ...processNames.filter(name => !(name in values)).map(name => `there are no values of ${name}`),
    ...workerNames
      .filter(name => name in values)
      .map(name => ({ name, wanted: descriptionOf(name) }))
      .filter(({ name, wanted }) => !isDeepStrictEqual(described.get(name), wanted))
      .map(({ name, wanted }) => `${name}.worker must be ${JSON.stringify(wanted)}, as in the list`),
    ...[...described.keys()]
      .filter(name => !listed.includes(name))
      .map(name => `the worker ${name} is not in the list of processes`),
  ].map(problem => `k8s/parley/values.yaml: ${problem}`);
}

function descriptionOf(name: (typeof workerNames)[number]): object {
  const { image, entry, stores } = processes[name];
  return { image, entry, stores: [...stores] };
}

/** The same of the helper that lists the processes with templates of their own. */
export function findInHelper(helper: string): string[] {
  const lines = [...helper.matchAll(/^(\w+): \[(.*)\]$/gm)].map(([, name = '', stores = '']) => [name, stores]);
  const found = Object.fromEntries(lines) as Record<string, string>;
  const wanted = Object.fromEntries(servedNames.map(name => [name, processes[name].stores.join(', ')]));
  return [...new Set([...Object.keys(found), ...Object.keys(wanted)])]
    .filter(name => found[name] !== wanted[name])
    .map(name => `${name} is [${found[name] ?? 'missing'}], the list says [${wanted[name] ?? 'no such service'}]`)
    .map(problem => `k8s/parley/templates/_lib/_processes.tpl: ${problem}`);
}

/** The same of ports, and of the paths that probes ask. */
export function findInSharedTemplates(names: string, service: string): string[] {
  const ports = Object.entries(containerPorts)
    .filter(([name, port]) => !names.includes(`"parley.ports.${name}" -}}${port}{{`))
    .map(([name, port]) => `k8s/parley/templates/_lib/_names.tpl: parley.ports.${name} is not ${port}`);
  const asked = [...service.matchAll(/path: (\/\w+), port: admin/g)].map(([, path = '']) => path);
  const wanted: string[] = [adminPaths.alive, adminPaths.ready];
  const paths = [...asked.filter(path => !wanted.includes(path)), ...wanted.filter(path => !asked.includes(path))];
  return [
    ...ports,
    ...paths.map(path => `k8s/parley/templates/_lib/_service.tpl: ${path} is not what probes ask, as in the list`),
  ];
}
