import { readFileSync } from 'node:fs';
import { BlockList } from 'node:net';
import { join } from 'node:path';
import { fillTemplate } from '@parley/gateway/template';
import { ROOT } from '../config.ts';
import { isLoopback } from './media-address.ts';

/** A browser takes up to three for each connection (UDP, TCP, TLS), so this carries some fifty people. */
export const RELAY_PORTS = 200;
/**
 * Of one person: three connections, while a call goes from direct ones to the server, by three ways each, and one of
 * them twice. It is a small part of the whole, so that it takes many people to use it up.
 */
export const RELAYS_PER_PERSON = 12;
const QUOTA = { perUser: RELAYS_PER_PERSON, total: RELAY_PORTS, bytesPerSecond: 1_250_000 };

/** What differs between two TURN servers. Files and folders are where coturn itself sees them. */
export interface TurnServer {
  readonly port: number;
  readonly tlsPort: number;
  /** The first of {@link RELAY_PORTS} in a row. */
  readonly relayFirst: number;
  readonly dataDir: string;
  /** At which browsers reach it. */
  readonly mediaAddress: string;
  readonly secret: string;
  readonly certFile: string;
  readonly keyFile: string;
}

/**
 * coturn's configuration: on loopback it serves this machine alone and may relay to it; elsewhere it may reach what is
 * public, and the SFU's address where that is none of it.
 */
export function turnserverConf({ mediaAddress: address, ...server }: TurnServer): string {
  const template = readFileSync(join(ROOT, 'infra/coturn/turnserver.conf'), 'utf8');
  const loopback = isLoopback(address);
  return fillTemplate(template, {
    ...QUOTA,
    ...server,
    relayLast: server.relayFirst + RELAY_PORTS - 1,
    listen: loopback ? [{ address }] : [],
    external: loopback ? [] : [{ address }],
    allowed: isDenied(address, template) ? [{ address }] : [],
    loopback,
    elsewhere: !loopback,
  });
}

/** Whether what the template denies covers the SFU: a public address needs no leave. On loopback all of it is open. */
function isDenied(address: string, template: string): boolean {
  if (isLoopback(address)) return false;
  const denied = new BlockList();
  for (const [, first = '', last = ''] of template.matchAll(/^denied-peer-ip=([\d.]+)-([\d.]+)$/gm))
    denied.addRange(first, last, 'ipv4');
  return denied.check(address, 'ipv4');
}
