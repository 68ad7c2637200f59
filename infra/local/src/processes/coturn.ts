import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fillTemplate } from '@parley/gateway/template';
import { turnPortsOf } from '../connections.ts';
import { writeWhole } from '../files.ts';
import { isLoopback } from '../media-address.ts';
import { stunAnswers } from '../probes.ts';
import type { Part, StackContext } from '../stack-context.ts';

// A browser takes up to three for each connection (UDP, TCP, TLS), so this carries some fifty people.
const RELAY_PORTS = 200;
const QUOTA = { perUser: 60, total: RELAY_PORTS, bytesPerSecond: 1_250_000 };

/** coturn, the TURN server. */
export const coturn: Part = {
  tools: ['turnserver'],
  async servers(stack) {
    const { mediaAddress } = stack.config;
    const { port, tlsPort } = await turnPortsOf(stack.ports);
    const relayFirst = await stack.ports.claim('turn-relay', { count: RELAY_PORTS, udp: true });
    const dataDir = join(stack.layout.data, 'coturn');
    const conf = join(stack.layout.conf, 'turnserver.conf');
    const where = { port, tlsPort, relayFirst, relayLast: relayFirst + RELAY_PORTS - 1, dataDir };
    return [
      {
        name: 'coturn',
        kind: 'gateway',
        after: [],
        command: stack.tool('turnserver'),
        args: ['-c', conf],
        port,
        prepare: async () => {
          mkdirSync(dataDir, { recursive: true });
          const template = readFileSync(join(stack.config.root, 'infra/coturn/turnserver.conf'), 'utf8');
          writeWhole(conf, fillTemplate(template, { ...where, ...QUOTA, ...settings(stack) }), 0o600);
        },
        probe: () => stunAnswers(port, isLoopback(mediaAddress) ? mediaAddress : '127.0.0.1'),
        // It ends what it relays at once; the clients find another way.
        stopTimeoutMs: 2_000,
      },
    ];
  },
};

/** On loopback it serves this machine alone and may relay to it; elsewhere it may reach the SFU and what is public. */
function settings({ config, secrets, certificate }: StackContext): Parameters<typeof fillTemplate>[1] {
  const { mediaAddress: address } = config;
  const loopback = isLoopback(address);
  return {
    listen: loopback ? [{ address }] : [],
    external: loopback ? [] : [{ address }],
    allowed: loopback ? [] : [{ address }],
    loopback,
    elsewhere: !loopback,
    certFile: certificate.cert,
    keyFile: certificate.key,
    secret: secrets.turn,
  };
}
