import type { Check } from '../check.ts';
import { NotExamined, reasonOf } from '../not-examined.ts';
import { lookAtCertificate } from '../clients/certificate.ts';
import { parseTurnUrl } from '../clients/turn-door.ts';
import { fault, type Fault } from '../faults.ts';

const soonDays = 14;
const dayMs = 24 * 3_600_000;

/** The certificate of the gateway is valid, trusted, and will be for two weeks. */
export const gatewayCertificate: Check = {
  name: 'certificate of the gateway',
  async run(visit) {
    const { platform } = visit;
    const url = [platform.secureUrl, platform.url].find(candidate => candidate?.startsWith('https:'));
    if (url === undefined) throw new NotExamined('there is no https address');
    const { hostname, port } = new URL(url);
    return examineDoor(hostname, Number(port || 443));
  },
};

/** The same for TURN over TLS. */
export const turnCertificate: Check = {
  name: 'certificate of TURN',
  async run(visit) {
    const { turnUrls } = await visit.entry();
    const url = turnUrls.find(candidate => candidate.startsWith('turns:'));
    if (url === undefined) throw new NotExamined('TURN_URLS has no turns: address');
    const { host, port } = parseTurnUrl(url);
    return examineDoor(host, port);
  },
};

async function examineDoor(host: string, port: number): Promise<Fault[]> {
  const door = `${host}:${port}`;
  const shown = await lookAtCertificate(host, port).catch((error: unknown) => {
    // A door that is shut is the finding of the check that tries it.
    throw new NotExamined(`${door} does not speak TLS (${reasonOf(error)})`);
  });
  const ends = Date.parse(shown.certificate.valid_to);
  const day = new Date(ends).toISOString().slice(0, 10);
  if (ends < Date.now()) return [fault('PD-108', `The certificate of ${door} ended on ${day}`)];
  const found = shown.refusedFor === undefined ? [] : [fault('PD-110', `${door} is not trusted: ${shown.refusedFor}`)];
  const soon = ends - Date.now() < soonDays * dayMs;
  return soon ? [...found, fault('PD-109', `The certificate of ${door} ends on ${day}`)] : found;
}
