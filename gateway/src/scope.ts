import { findModules } from './modules.ts';
import { defaultLimits, pools, stickyPools, type GatewayNode, type GatewaySettings } from './settings.ts';
import type { Scope } from './template.ts';

/** Answers that are the same for everybody, and the service that has each. */
const PUBLIC_READS = [
  ['auth', '/api/auth/.well-known/jwks.json'],
  ['chat', '/api/openapi.json'],
  ['chat', '/api/asyncapi.json'],
] as const;

/** Everything that the templates may name, made from checked settings. `outDir` is where the result will lie. */
export function scopeOf(settings: GatewaySettings, outDir: string): Scope {
  const modules = findModules(settings.modulesDir);
  return {
    outDir,
    user: settings.user === undefined ? [] : [{ user: settings.user }],
    modules: modules.paths.map(path => ({ path })),
    brotli: modules.brotli,
    workerProcesses: settings.workerProcesses,
    workerConnections: settings.workerConnections ?? 8192,
    httpListen: address(settings.host, settings.httpPort),
    httpsListen: address(settings.host, settings.httpsPort),
    statusListen: address(settings.statusHost, settings.statusPort),
    httpsSuffix: suffixOf(settings.publicHttpsPort ?? settings.httpsPort),
    redirectsToHttps: settings.redirectsToHttps === false ? '""' : 1,
    origins: (settings.origins ?? []).map(origin => ({ origin })),
    certFile: settings.certFile,
    keyFile: settings.keyFile,
    staticDir: settings.staticDir,
    tempDir: settings.tempDir,
    logDir: settings.logDir,
    maxBody: settings.maxBody ?? 32 * 1024,
    maxPicture: settings.maxPicture ?? 2 * 1024 * 1024,
    maxSocketBody: settings.maxSocketBody ?? 64 * 1024,
    trustedProxies: (settings.trustedProxies ?? []).map(network => ({ network })),
    publicReads: PUBLIC_READS.map(([pool, path]) => ({ pool, path })),
    ...defaultLimits,
    ...settings.limits,
    ...upstreamsOf(settings),
  };
}

function upstreamsOf(settings: GatewaySettings): Scope {
  const { admin } = settings;
  return {
    pools: pools.map(pool => poolOf(pool, settings[pool])),
    sticky: stickyPools.map(pool => ({ pool, members: settings[pool].map(withOthers) })),
    admin: admin.map(node => ({ name: node.name, address: address(node.host, node.metricsPort) })),
    healthNodes: admin.map(node => `${node.service}/${node.name}`).join(' '),
  };
}

function poolOf(pool: string, nodes: GatewayNode[]): Scope {
  return { pool, nodes: nodes.map(member), empty: nodes.length === 0 };
}

function withOthers(node: GatewayNode, _: number, all: GatewayNode[]): Scope {
  return { ...member(node), others: all.filter(other => other !== node).map(member) };
}

function member(node: GatewayNode): Scope {
  return { name: node.name, address: address(node.host, node.port) };
}

/** What stands behind a host in an `https:` address. */
function suffixOf(port: number): string {
  return port === 443 ? '' : `:${port}`;
}

function address(host = '127.0.0.1', port: number): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
