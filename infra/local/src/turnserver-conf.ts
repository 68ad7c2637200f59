import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fillTemplate } from '@parley/gateway/template';
import { ROOT } from './config.ts';
import { isLoopback } from './media-address.ts';

/** A browser takes up to three for each connection (UDP, TCP, TLS), so this carries some fifty people. */
export const RELAY_PORTS = 200;
const QUOTA = { perUser: 60, total: RELAY_PORTS, bytesPerSecond: 1_250_000 };

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

/** coturn's configuration: on loopback it serves this machine alone and may relay to it; elsewhere it may reach the SFU and what is public. */
export function turnserverConf({ mediaAddress: address, ...server }: TurnServer): string {
  const template = readFileSync(join(ROOT, 'infra/coturn/turnserver.conf'), 'utf8');
  const loopback = isLoopback(address);
  return fillTemplate(template, {
    ...QUOTA,
    ...server,
    relayLast: server.relayFirst + RELAY_PORTS - 1,
    listen: loopback ? [{ address }] : [],
    external: loopback ? [] : [{ address }],
    allowed: loopback ? [] : [{ address }],
    loopback,
    elsewhere: !loopback,
  });
}
