import type { IceServer } from '@parley/contracts/media';
import type { Finding } from '#features/call/check/outcome.ts';
import { throughRelay } from '#features/call/check/through-relay.ts';
import { k } from '#lib/i18n/call-check-texts.ts';

export type RelayKind = 'udp' | 'tcp' | 'tls';

/** Whether data comes through the relay by the given kind of connection to it. */
export async function checkRelay(kind: RelayKind, iceServers: readonly IceServer[]): Promise<Finding> {
  const server = relayOf(kind, iceServers);
  const [url] = server?.urls ?? [];
  if (!server || url === undefined) return { outcome: 'skipped', detail: k.relay.notConfigured };
  const { ms, refusal } = await throughRelay(server);
  if (ms !== undefined) return { outcome: 'good', detail: k.relay.good(Math.round(ms)) };
  const admin = k.relay[`${kind}Admin`](url);
  if (refusal) {
    const detail = k.relay.refused(refusal.code, refusal.reason);
    return { outcome: 'warn', detail, fix: k.relay[`${kind}Fix`], admin: k.relay.refusedAdmin };
  }
  return { outcome: 'warn', detail: k.relay[`${kind}Bad`], fix: k.relay[`${kind}Fix`], admin };
}

/** The servers that offer this kind, cut down to one address of it. */
function relayOf(kind: RelayKind, iceServers: readonly IceServer[]): IceServer | undefined {
  for (const server of iceServers) {
    const url = server.urls.find(candidate => kindOf(candidate) === kind);
    if (url !== undefined) return { ...server, urls: [url] };
  }
  return undefined;
}

export function kindOf(url: string): RelayKind | 'stun' {
  if (/^stuns?:/.test(url)) return 'stun';
  if (url.startsWith('turns:')) return 'tls';
  return /transport=tcp/.test(url) ? 'tcp' : 'udp';
}

/** The address by which others see this device; learned from any server that answers STUN. */
export async function checkStun(iceServers: readonly IceServer[]): Promise<Finding> {
  const urls = iceServers.flatMap(server => server.urls.filter(url => kindOf(url) === 'stun'));
  if (urls.length === 0) return { outcome: 'skipped', detail: k.relay.notConfigured };
  const address = await reflexiveAddress(urls);
  if (address !== undefined) return { outcome: 'good', detail: k.stun.good(address) };
  return { outcome: 'warn', detail: k.stun.none, admin: k.stun.admin };
}

const patience = 5_000;

/** From a server on the same network there is no other address than the own one: that is an answer too. */
function reflexiveAddress(urls: string[]): Promise<string | undefined> {
  const peer = new RTCPeerConnection({ iceServers: [{ urls }] });
  peer.createDataChannel('stun');
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  let host: string | undefined;
  let hasFailed = false;
  peer.onicecandidateerror = () => (hasFailed = true);
  peer.onicecandidate = ({ candidate }) => {
    if (candidate?.type === 'srflx') resolve(candidate.address ?? '');
    if (candidate?.type === 'host') host ??= candidate.address ?? '';
    if (!candidate) resolve(hasFailed ? undefined : host);
  };
  peer.setLocalDescription().catch(() => resolve(undefined));
  const timer = setTimeout(() => resolve(undefined), patience);
  return promise.finally(() => {
    clearTimeout(timer);
    peer.close();
  });
}
