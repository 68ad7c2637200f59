import { processes, servedNames } from '@parley/runtime/process/processes';

const isSocket = (path: string): boolean => path.endsWith('/socket.io/');

/** Where the gateway's pools and routes differ from the list of processes. `templates`: the text of all its routes. */
export function findInGateway(pools: readonly string[], stickyPools: readonly string[], templates: string): string[] {
  const sticky = servedNames.filter(name => processes[name].routes?.some(isSocket));
  return [
    ...differences('pools', pools, servedNames),
    ...differences('stickyPools', stickyPools, sticky),
    ...differences('routes', routesOf(templates), routesOfList()),
  ].map(problem => `gateway: ${problem}`);
}

/** `/api/auth/ → auth` for each location that sends requests to a pool. */
function routesOf(templates: string): string[] {
  const locations = templates.matchAll(/^location (?:~ \^)?(\/[\w./]*).*\{([\s\S]*?)^\}/gm);
  return [...locations].flatMap(([, path = '', body = '']) => {
    const pool = /proxy_pass http:\/\/\$?([a-z]+)(?:_pool)?;/.exec(body)?.[1];
    return pool ? [`${path} → ${pool}`] : [];
  });
}

function routesOfList(): string[] {
  return servedNames.flatMap(name => (processes[name].routes ?? []).map(path => `${path} → ${name}`));
}

function differences(what: string, found: readonly string[], wanted: readonly string[]): string[] {
  return [
    ...wanted.filter(one => !found.includes(one)).map(one => `${what}: ${one} is missing, the list has it`),
    ...found.filter(one => !wanted.includes(one)).map(one => `${what}: ${one} is not in the list`),
  ];
}
