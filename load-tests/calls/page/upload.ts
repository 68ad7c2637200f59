import { CallClient } from './call-client.ts';
import { openCamera, openMic } from './media.ts';
import type { Target } from './wire.ts';

/** Bits a second of the picture; the same both ways. */
const pictureBitrate = 150_000;

/** Somebody who sends microphone and camera to more and more others. */
interface Sender {
  /** One more who receives. */
  add(): Promise<void>;
  /** Bytes of RTP sent so far, to all together. */
  sent(): Promise<number>;
}

let sender: Sender | undefined;

/** Sends to a call on the server. @param targets of the sender and of everybody who will be added */
export async function uploadToSfu([own, ...others]: Target[]): Promise<void> {
  if (!own) throw new Error('Nobody sends');
  const client = await CallClient.join(own);
  for (const track of await openTracks()) {
    const encodings = track.kind === 'video' ? [{ maxBitrate: pictureBitrate }] : undefined;
    await client.send(track, track.kind === 'video' ? 'camera' : 'mic', encodings);
  }
  sender = {
    add: async () => {
      const target = others.shift();
      if (target) await CallClient.join(target);
    },
    sent: async () => bytesSent((await client.sending?.getStats()) as RTCStatsReport),
  };
}

/** Sends to each directly, as everybody in a mesh does. */
export async function uploadToMesh(): Promise<void> {
  const tracks = await openTracks();
  const connections: RTCPeerConnection[] = [];
  sender = {
    add: async () => {
      connections.push(await connectDirectly(tracks));
    },
    sent: async () => {
      const bytes = await Promise.all(connections.map(async connection => bytesSent(await connection.getStats())));
      return bytes.reduce((sum, one) => sum + one, 0);
    },
  };
}

export async function addReceiver(): Promise<void> {
  await sender?.add();
}

/** Bits a second that the sender uploads. */
export async function measureUpload(milliseconds: number): Promise<number> {
  const [before, startedAt] = [await sender?.sent(), performance.now()];
  await new Promise(resolve => setTimeout(resolve, milliseconds));
  const grown = ((await sender?.sent()) ?? 0) - (before ?? 0);
  return (grown * 8_000) / (performance.now() - startedAt);
}

async function openTracks(): Promise<MediaStreamTrack[]> {
  return [await openMic(), await openCamera(160, 120, 15)];
}

async function connectDirectly(tracks: MediaStreamTrack[]): Promise<RTCPeerConnection> {
  const [from, to] = [new RTCPeerConnection(), new RTCPeerConnection()];
  from.onicecandidate = ({ candidate }) => void to.addIceCandidate(candidate ?? undefined);
  to.onicecandidate = ({ candidate }) => void from.addIceCandidate(candidate ?? undefined);
  for (const track of tracks) {
    const sendEncodings = track.kind === 'video' ? [{ maxBitrate: pictureBitrate }] : [{}];
    from.addTransceiver(track, { direction: 'sendonly', sendEncodings });
  }
  await from.setLocalDescription();
  await to.setRemoteDescription(from.localDescription as RTCSessionDescription);
  await to.setLocalDescription();
  await from.setRemoteDescription(to.localDescription as RTCSessionDescription);
  return from;
}

function bytesSent(report: RTCStatsReport): number {
  const streams = [...report.values()].filter(({ type }) => type === 'outbound-rtp');
  return streams.reduce((sum, { bytesSent: payload, headerBytesSent: headers }) => sum + payload + headers, 0);
}
