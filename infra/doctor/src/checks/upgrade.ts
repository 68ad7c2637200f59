import { socketPaths } from '@parley/client/sockets/open-socket';
import type { Check } from '../check.ts';
import { reasonOf } from '../not-examined.ts';
import { openSocket } from '../clients/socket.ts';
import { fault } from '../faults.ts';

/** A WebSocket opens through everything that stands before the chat nodes. */
export const upgrade: Check = {
  name: 'WebSocket upgrade',
  async run(visit) {
    const { token } = await visit.session();
    try {
      await openSocket(visit, { path: socketPaths.chat, auth: { token } });
      return [];
    } catch (error) {
      return [fault('PD-104', `No WebSocket at ${visit.platform.url}/socket.io/: ${reasonOf(error)}`)];
    }
  },
};
