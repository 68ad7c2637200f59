import { isAbsolute } from 'node:path';
import { defaultLimits, pools, type GatewayLimits, type GatewaySettings } from './settings.ts';

/** A setting that NGINX could not take, or that could smuggle directives into its configuration. */
export class GatewaySettingsError extends Error {
  readonly setting: string;

  constructor(setting: string, problem: string) {
    super(`gateway setting ${setting}: ${problem}`);
    this.name = 'GatewaySettingsError';
    this.setting = setting;
  }
}

const WORD = /^[A-Za-z0-9][A-Za-z0-9_-]*$/;
const NETWORK = /^[0-9A-Fa-f.:]+(\/\d{1,3})?$/;
const HOST = /^[A-Za-z0-9.:_-]+$/;
const ORIGIN = /^https?:\/\/([a-z0-9.-]+|\[[0-9a-f:]+\])(:\d{1,5})?$/;
/** NGINX counts connections of a key in 16 bits; a rate above a million a second is a slip of the keyboard. */
const HIGHEST_COUNT = 65_535;
const HIGHEST_RATE = 1_000_000;

function check(ok: boolean, setting: string, problem: string): void {
  if (!ok) throw new GatewaySettingsError(setting, problem);
}

function checkPort(setting: string, port: number): void {
  check(Number.isInteger(port) && port > 0 && port < 65_536, setting, `${port} is not a port`);
}

function checkPositive(setting: string, value: unknown, highest = HIGHEST_RATE): void {
  const fits = typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= highest;
  check(fits, setting, `${JSON.stringify(value)} is not a whole number from 1 to ${highest}`);
}

function checkPath(setting: string, path: string): void {
  check(isAbsolute(path), setting, `"${path}" is not an absolute path`);
  check(!/["$\\{}*?[\]\p{Cc}]/u.test(path), setting, `"${path}" holds a character that NGINX would interpret`);
}

/** Names and sizes of the limits, from wherever they come. @throws GatewaySettingsError */
export function checkLimits(limits: Partial<GatewayLimits>): void {
  for (const [name, value] of Object.entries(limits)) {
    const known = Object.keys(defaultLimits).join(', ');
    check(Object.hasOwn(defaultLimits, name), `limits.${name}`, `there is no such limit; there are ${known}`);
    checkPositive(`limits.${name}`, value, name === 'connections' || name === 'bodies' ? HIGHEST_COUNT : HIGHEST_RATE);
  }
}

/** Whether a node may be called so; anything else could not be put into the configuration. */
export function isNodeName(name: unknown): name is string {
  return typeof name === 'string' && WORD.test(name);
}

function checkNode(setting: string, node: { name: string; host?: string }, port: number): void {
  check(WORD.test(node.name), `${setting}.name`, `"${node.name}" may hold letters, digits, - and _ only`);
  check(HOST.test(node.host ?? '127.0.0.1'), `${setting}.host`, `"${node.host}" is not a host`);
  checkPort(`${setting}.port`, port);
}

function checkUnique(setting: string, names: string[]): void {
  check(new Set(names).size === names.length, setting, `a name is there twice: ${names.join(', ')}`);
}

/** Throws GatewaySettingsError, naming the setting, for anything that must not reach the templates. */
export function checkSettings(settings: GatewaySettings): void {
  if (settings.publicHttpsPort !== undefined) checkPort('publicHttpsPort', settings.publicHttpsPort);
  for (const key of ['httpPort', 'httpsPort', 'statusPort'] as const) checkPort(key, settings[key]);
  for (const key of ['certFile', 'keyFile', 'staticDir', 'tempDir', 'logDir'] as const) checkPath(key, settings[key]);
  for (const key of ['host', 'statusHost'] as const) {
    check(HOST.test(settings[key] ?? '127.0.0.1'), key, `"${settings[key]}" is not a host`);
  }
  check(settings.user === undefined || WORD.test(settings.user), 'user', `"${settings.user}" is not a user`);
  if (settings.workerProcesses !== 'auto') checkPositive('workerProcesses', settings.workerProcesses);
  for (const key of ['workerConnections', 'maxBody', 'maxPicture', 'maxSocketBody'] as const)
    checkPositive(key, settings[key] ?? 1);
  for (const network of settings.trustedProxies ?? []) {
    check(NETWORK.test(network), 'trustedProxies', `"${network}" is no network such as 10.0.0.0/8`);
  }
  checkLimits(settings.limits ?? {});
  for (const origin of settings.origins ?? []) {
    check(ORIGIN.test(origin), 'origins', `"${origin}" is no origin such as https://chat.example.org, in lower case`);
  }

  for (const pool of pools) {
    for (const node of settings[pool]) checkNode(pool, node, node.port);
    checkUnique(
      pool,
      settings[pool].map(node => node.name),
    );
  }
  for (const node of settings.admin) {
    checkNode('admin', node, node.metricsPort);
    check(WORD.test(node.service), 'admin.service', `"${node.service}" may hold letters, digits, - and _ only`);
  }
  checkUnique(
    'admin',
    settings.admin.map(node => node.name),
  );
}
