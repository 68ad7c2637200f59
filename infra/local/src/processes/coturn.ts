import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { turnPortsOf } from '../connections.ts';
import { writeWhole } from '../files.ts';
import { isLoopback } from '../media-address.ts';
import { stunAnswers } from '../probes.ts';
import type { Part, StackContext } from '../stack-context.ts';
import { RELAY_PORTS, turnserverConf, type TurnServer } from '../turnserver-conf.ts';

/** coturn, the TURN server. */
export const coturn: Part = {
  tools: ['turnserver'],
  async servers(stack) {
    const { mediaAddress } = stack.config;
    const { port, tlsPort } = await turnPortsOf(stack.ports);
    const relayFirst = await stack.ports.claim('turn-relay', { count: RELAY_PORTS, udp: true });
    const dataDir = join(stack.layout.data, 'coturn');
    const conf = join(stack.layout.conf, 'turnserver.conf');
    const where = { port, tlsPort, relayFirst, dataDir };
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
          writeWhole(conf, turnserverConf({ ...where, ...of(stack) }), 0o600);
        },
        probe: () => stunAnswers(port, isLoopback(mediaAddress) ? mediaAddress : '127.0.0.1'),
        // It ends what it relays at once; the clients find another way.
        stopTimeoutMs: 2_000,
      },
    ];
  },
};

function of({
  config,
  secrets,
  certificate,
}: StackContext): Pick<TurnServer, 'mediaAddress' | 'secret' | 'certFile' | 'keyFile'> {
  return {
    mediaAddress: config.mediaAddress,
    secret: secrets.turn,
    certFile: certificate.cert,
    keyFile: certificate.key,
  };
}
