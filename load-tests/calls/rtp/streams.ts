import { randomInt } from 'node:crypto';
import type { RtpParameters } from '@parley/contracts/media';

/** A generated stream: what it says of itself, and its packets. */
export interface Stream {
  kind: 'audio' | 'video';
  source: 'mic' | 'camera';
  rtpParameters: RtpParameters;
  perSecond: number;
  next(): Buffer;
}

const audioLevel = { uri: 'urn:ietf:params:rtp-hdrext:ssrc-audio-level', id: 1 };
const opus = { mimeType: 'audio/opus', payloadType: 100, clockRate: 48_000, channels: 2 };
const vp8 = {
  mimeType: 'video/VP8',
  payloadType: 101,
  clockRate: 90_000,
  rtcpFeedback: [{ type: 'nack' }, { type: 'nack', parameter: 'pli' }],
};

/** A voice: 50 packets a second with the level in the header, as browsers send it. */
export function voice(): Stream {
  const [ssrc, perSecond, payload] = [newSsrc(), 50, Buffer.alloc(100, 0x5a)];
  const extension = Buffer.from([0xbe, 0xde, 0, 1, audioLevel.id << 4, 0x80 | 30, 0, 0]);
  let sequence = 0;
  return {
    kind: 'audio',
    source: 'mic',
    perSecond,
    rtpParameters: { codecs: [opus], headerExtensions: [audioLevel], encodings: [{ ssrc }], rtcp: { cname: 'bench' } },
    next: () => {
      sequence += 1;
      return Buffer.concat([header(opus.payloadType, sequence, sequence * 960, ssrc, true), extension, payload]);
    },
  };
}

/** A picture of 25 frames a second in packets of full size; every second begins with a key frame. */
export function picture(perSecond: number): Stream {
  const [ssrc, frames] = [newSsrc(), 25];
  const perFrame = perSecond / frames;
  const filling = Buffer.alloc(1_098, 0xa5);
  let index = -1;
  return {
    kind: 'video',
    source: 'camera',
    perSecond,
    rtpParameters: { codecs: [vp8], encodings: [{ ssrc }], rtcp: { cname: 'bench' } },
    next: () => {
      index += 1;
      const [frame, part] = [Math.floor(index / perFrame), index % perFrame];
      const isKey = frame % frames === 0;
      // VP8's payload descriptor and the first byte of the frame (RFC 7741): begins a frame; is it a key frame?
      const vp8Header = Buffer.from([part === 0 ? 0x10 : 0x00, isKey ? 0x00 : 0x01]);
      const rtp = header(vp8.payloadType, index + 1, frame * (vp8.clockRate / frames), ssrc, part === perFrame - 1);
      return Buffer.concat([rtp, vp8Header, filling]);
    },
  };
}

/** Can take both kinds of stream, and asks for lost packets again, but sends nothing that would steer the rate. */
export const receiverCapabilities = {
  codecs: [
    { ...opus, kind: 'audio' as const, preferredPayloadType: opus.payloadType },
    { ...vp8, kind: 'video' as const, preferredPayloadType: vp8.payloadType },
  ],
  headerExtensions: [],
};

function newSsrc(): number {
  return randomInt(1, 0x7fff_ffff);
}

function header(payloadType: number, sequence: number, timestamp: number, ssrc: number, marker: boolean): Buffer {
  const bytes = Buffer.alloc(12);
  bytes[0] = 0x80 | (payloadType === opus.payloadType ? 0x10 : 0);
  bytes[1] = (marker ? 0x80 : 0) | payloadType;
  bytes.writeUInt16BE(sequence & 0xffff, 2);
  bytes.writeUInt32BE(timestamp >>> 0, 4);
  bytes.writeUInt32BE(ssrc, 8);
  return bytes;
}
