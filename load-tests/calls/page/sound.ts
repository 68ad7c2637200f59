import { CallClient } from './call-client.ts';
import { openCamera, openMic } from './media.ts';
import type { Target } from './wire.ts';

/** What has been received so far of everybody else. Samples: of sound, and how many of them were made up. */
export interface Heard {
  at: number;
  packets: number;
  lost: number;
  samples: number;
  concealed: number;
  frames: number;
  bytes: number;
}

/** A picture whose best layer needs more than a narrow way carries. */
const layers = [{ scaleResolutionDownBy: 4, maxBitrate: 80_000 }, { maxBitrate: 700_000 }];

let client: CallClient | undefined;

/** Joins, sends voice and a picture in layers, and plays what comes. */
export async function talk(target: Target): Promise<void> {
  client = await CallClient.join(target, ({ track }) => {
    const element = document.createElement(track.kind === 'video' ? 'video' : 'audio');
    element.autoplay = true;
    element.srcObject = new MediaStream([track]);
    document.body.append(element);
  });
  await client.send(await openMic(), 'mic');
  await client.send(await openCamera(640, 360, 15), 'camera', layers);
}

export async function heard(): Promise<Heard> {
  const report = [...((await client?.receiving?.getStats()) ?? new Map<string, Record<string, number>>()).values()];
  const inbound = report.filter(({ type }) => type === 'inbound-rtp');
  const sum = (kind: string, field: string): number =>
    inbound.filter(stats => stats.kind === kind).reduce((all, stats) => all + ((stats[field] as number) ?? 0), 0);
  return {
    at: performance.now(),
    packets: sum('audio', 'packetsReceived'),
    lost: sum('audio', 'packetsLost'),
    samples: sum('audio', 'totalSamplesReceived'),
    concealed: sum('audio', 'concealedSamples'),
    frames: sum('video', 'framesDecoded'),
    bytes: sum('audio', 'bytesReceived') + sum('video', 'bytesReceived'),
  };
}
