import { isIPv6 } from 'node:net';

/**
 * What an address is counted as: an IPv4 address as itself, an IPv6 address by its first 64 bits, because anyone who has
 * one of those has them all. Anything else as it is.
 */
export function addressKey(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  const [plain = ''] = address.split('%');
  if (!isIPv6(plain)) return address;
  const [head = '', tail] = plain.split('::');
  const before = groups(head);
  const after = tail === undefined ? [] : groups(tail);
  const zeros = Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0');
  return `${[...before, ...zeros, ...after].slice(0, 4).map(shorten).join(':')}::/64`;
}

const groups = (text: string): string[] =>
  text.split(':').flatMap(group => (group.includes('.') ? ['0', '0'] : group ? [group] : []));

const shorten = (group: string): string => Number.parseInt(group, 16).toString(16);
