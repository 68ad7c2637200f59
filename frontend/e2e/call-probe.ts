import type { BrowserContext, Page } from 'playwright-core';
import { patience } from './browser.ts';
import { giveDevices } from './call-devices.ts';

/** By track of somebody else: packets of sounds, whole pictures of cameras and screens. */
export interface Arrived {
  audio: Record<string, number>;
  video: Record<string, number>;
}

interface Probe {
  arrived(): Promise<Arrived>;
  /** A line for each connection and each stream: what a failed test shows. */
  described(): Promise<string[]>;
  /** What each connection was told of the other end. */
  remote(): string[];
}

declare global {
  var callProbe: Probe;
}

/**
 * Gives the pages of a device a microphone that hums at `frequency` and a small, slow camera, which four windows on
 * two cores can bear, and opens their connections to the eyes of a test. Must be called before the first page is loaded.
 */
export async function probeCalls(context: BrowserContext, frequency: number): Promise<void> {
  await giveDevices(context, { frequency, frameRate: { ideal: 5, max: 5 } });
  await context.addInitScript(install);
}

/** Waits until so many sounds and pictures of others go on arriving. */
export async function expectMedia(page: Page, sounds: number, pictures: number, withinMs = patience): Promise<void> {
  const until = Date.now() + withinMs;
  for (;;) {
    const before = await arrivedIn(page);
    await page.waitForTimeout(1_000);
    const now = await arrivedIn(page);
    const heard = grown(before.audio, now.audio);
    const seen = grown(before.video, now.video);
    if (heard >= sounds && seen >= pictures) return;
    if (Date.now() > until) throw new Error(`${heard} sounds instead of ${sounds}, ${seen} pictures of ${pictures}`);
  }
}

/** The tracks of others by which anything has come so far. */
export async function tracksThatArrive(page: Page): Promise<string[]> {
  const { audio, video } = await arrivedIn(page);
  const all = Object.entries({ ...audio, ...video });
  return all
    .filter(([, count]) => count > 0)
    .map(([track]) => track)
    .sort();
}

/** All connections of a page and what they carry, for the message of a failed test. */
export function mediaOf(page: Page): Promise<string[]> {
  return page.evaluate(() => callProbe.described());
}

/** The session descriptions that the connections of a page have taken from others. */
export function remoteDescriptions(page: Page): Promise<string[]> {
  return page.evaluate(() => callProbe.remote());
}

function arrivedIn(page: Page): Promise<Arrived> {
  return page.evaluate(() => callProbe.arrived());
}

function grown(before: Record<string, number>, now: Record<string, number>): number {
  return Object.entries(now).filter(([track, count]) => count > (before[track] ?? 0)).length;
}

/** Runs in the page, so it can use nothing from here. */
function install(): void {
  const connections: RTCPeerConnection[] = [];
  const Native = RTCPeerConnection;
  globalThis.RTCPeerConnection = class extends Native {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      connections.push(this);
    }
  };
  globalThis.callProbe = {
    async arrived() {
      const sum: Arrived = { audio: {}, video: {} };
      for (const connection of connections.filter(({ connectionState }) => connectionState === 'connected')) {
        for (const entry of (await connection.getStats()).values() as Iterable<RTCInboundRtpStreamStats>) {
          if (entry.type !== 'inbound-rtp') continue;
          if (entry.kind === 'audio') sum.audio[entry.trackIdentifier] = entry.packetsReceived ?? 0;
          else sum.video[entry.trackIdentifier] = entry.framesDecoded ?? 0;
        }
      }
      return sum;
    },
    remote: () => connections.flatMap(({ currentRemoteDescription }) => currentRemoteDescription?.sdp ?? []),
    async described() {
      const lines: string[] = [];
      for (const [at, connection] of connections.entries()) {
        lines.push(`connection ${at}: ${connection.connectionState}, ICE ${connection.iceConnectionState}`);
        for (const entry of (await connection.getStats()).values() as Iterable<
          RTCInboundRtpStreamStats & RTCOutboundRtpStreamStats
        >) {
          const { type, kind, packetsReceived, framesDecoded, packetsSent, framesSent, pliCount } = entry;
          if (type === 'inbound-rtp' || type === 'outbound-rtp')
            lines.push(
              `  ${type} ${JSON.stringify({ kind, packetsReceived, framesDecoded, packetsSent, framesSent, pliCount })}`,
            );
        }
      }
      return lines;
    },
  };
}
