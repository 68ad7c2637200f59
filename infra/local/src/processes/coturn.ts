import { join, relative } from 'node:path';
import { turnPortsOf } from '../stores/connections.ts';
import { ownFolder, writeWhole } from '../machine/files.ts';
import { isLoopback } from '../network/media-address.ts';
import { stunAnswers } from '../supervisor/probes.ts';
import type { Part, StackContext } from '../stack/stack-context.ts';
import { RELAY_PORTS, turnserverConf, type TurnServer } from '../network/turnserver-conf.ts';

// From the data folder, where it runs, so that no path needs quotes: coturn knows none.
const FOLDER = 'coturn';
const CONF = 'conf/turnserver.conf';

/** coturn, the TURN server. */
export const coturn: Part = {
  tools: ['turnserver'],
  async servers(stack) {
    const { mediaAddress } = stack.config;
    const { port, tlsPort } = await turnPortsOf(stack.ports);
    const relayFirst = await stack.ports.claim('turn-relay', { count: RELAY_PORTS, udp: true });
    const { data } = stack.layout;
    const where = { port, tlsPort, relayFirst, dataDir: FOLDER };
    return [
      {
        name: 'coturn',
        kind: 'gateway',
        after: [],
        command: stack.tool('turnserver'),
        args: ['-c', CONF],
        cwd: data,
        port,
        prepare: async () => {
          ownFolder(join(data, FOLDER));
          writeWhole(join(data, CONF), turnserverConf({ ...where, ...of(stack) }));
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
  layout: { data },
}: StackContext): Pick<TurnServer, 'mediaAddress' | 'secret' | 'certFile' | 'keyFile'> {
  return {
    mediaAddress: config.mediaAddress,
    secret: secrets.turn,
    certFile: relative(data, certificate.cert),
    keyFile: relative(data, certificate.key),
  };
}
