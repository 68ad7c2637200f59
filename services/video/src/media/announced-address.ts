import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { MediaAddress } from './media-worker.ts';

const anyAddress = ['0.0.0.0', '::'];

interface AddressSettings {
  listenIp: string;
  announced: string | undefined;
  pipeIp: string | undefined;
}

/**
 * The address that browsers are told for media. A given one must be an address or a name that resolves; without one,
 * a worker on a single address announces that, and one on all addresses the only outward one that this machine has.
 * Throws with the setting and the fix when it cannot be known.
 */
export async function findMediaAddress({ listenIp, announced, pipeIp }: AddressSettings): Promise<MediaAddress> {
  const isAny = anyAddress.includes(listenIp);
  const [outward] = outwardAddresses();
  const inside = pipeIp ?? (isAny ? (outward ?? '127.0.0.1') : listenIp);
  if (announced !== undefined) await requireResolvable(announced);
  return { listenIp, announcedAddress: announced ?? (isAny ? theOutwardAddress() : undefined), pipeIp: inside };
}

async function requireResolvable(address: string): Promise<void> {
  if (isIP(address) !== 0) return;
  await lookup(address).catch((cause: unknown) => {
    const fix = 'give a public IP address, or a name that resolves to it';
    throw new Error(`MEDIA_ANNOUNCED_ADDRESS is ${address}, which does not resolve: ${fix}`, { cause });
  });
}

function theOutwardAddress(): string {
  const outward = outwardAddresses();
  const [only, ...more] = outward;
  if (only !== undefined && more.length === 0) return only;
  const found = outward.length === 0 ? 'none' : outward.join(', ');
  const fix = 'set MEDIA_ANNOUNCED_ADDRESS to the one that browsers can reach';
  throw new Error(`Media listens on all addresses, and this machine's outward ones are: ${found}; ${fix}`);
}

function outwardAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap(list => list ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
    .map(({ address }) => address);
}
