import type { IceServer } from '@parley/contracts/media';

export interface Passage {
  /** Milliseconds until a word came through; undefined: none did. */
  ms?: number;
  /** What the relay said when it refused. */
  refusal?: { code: number; reason: string };
}

const patience = 8_000;
/** "Could not be reached" is no word of the relay. */
const unreachable = 701;

/** Sends a word from one end to another in this page, both of which may talk through the relay only. */
export async function throughRelay(server: IceServer): Promise<Passage> {
  const config: RTCConfiguration = { iceServers: [server], iceTransportPolicy: 'relay' };
  const near = new RTCPeerConnection(config);
  const far = new RTCPeerConnection(config);
  const startedAt = performance.now();
  const { promise, resolve } = Promise.withResolvers<Passage>();
  let refusal: Passage['refusal'];
  near.onicecandidateerror = ({ errorCode, errorText }) => {
    if (errorCode !== unreachable) refusal = { code: errorCode, reason: errorText };
  };
  near.onicecandidate = ({ candidate }) => void far.addIceCandidate(candidate ?? undefined).catch(() => undefined);
  far.onicecandidate = ({ candidate }) => void near.addIceCandidate(candidate ?? undefined).catch(() => undefined);
  far.ondatachannel = ({ channel }) => (channel.onmessage = () => resolve({ ms: performance.now() - startedAt }));
  const channel = near.createDataChannel('relay');
  channel.onopen = () => channel.send('through');
  const timer = setTimeout(() => resolve(refusal ? { refusal } : {}), patience);
  try {
    await near.setLocalDescription();
    if (near.localDescription) await far.setRemoteDescription(near.localDescription);
    await far.setLocalDescription();
    if (far.localDescription) await near.setRemoteDescription(far.localDescription);
    return await promise;
  } finally {
    clearTimeout(timer);
    near.close();
    far.close();
  }
}
