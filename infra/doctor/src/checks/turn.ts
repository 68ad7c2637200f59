import type { Check } from '../check.ts';
import { NotExamined, reasonOf } from '../not-examined.ts';
import { allocate, TurnRefusal } from '../clients/turn-allocate.ts';
import { parseTurnUrl, type TurnUrl } from '../clients/turn-door.ts';
import { fault, type FaultCode } from '../faults.ts';

/** A relay can be allocated over UDP, with what chat gives to clients. */
export const turnUdp = turnOver('udp', 'TURN over UDP', 'PD-201');
/** Over TCP. */
export const turnTcp = turnOver('tcp', 'TURN over TCP', 'PD-202');
/** Over TLS. */
export const turnTls = turnOver('tls', 'TURN over TLS', 'PD-204');

/** Chat knows a relay at all. */
export const turnGiven: Check = {
  name: 'TURN is set up',
  async run(visit) {
    const { turnUrls } = await visit.entry();
    return turnUrls.length > 0 ? [] : [fault('PD-207', 'Chat gives clients no TURN server')];
  },
};

function turnOver(transport: TurnUrl['transport'], name: string, unreachable: FaultCode): Check {
  return {
    name,
    async run(visit) {
      const { turnUrls, username, credential } = await visit.entry();
      const url = turnUrls.find(candidate => parseTurnUrl(candidate).transport === transport);
      if (url === undefined) throw new NotExamined(`TURN_URLS has no address for ${transport}`);
      try {
        await allocate(url, username, credential);
        return [];
      } catch (error) {
        if (error instanceof TurnRefusal && error.status === 401)
          return [fault('PD-203', `${url} does not take the password that chat gives`)];
        return [fault(unreachable, `No relay at ${url}: ${reasonOf(error)}`)];
      }
    },
  };
}
