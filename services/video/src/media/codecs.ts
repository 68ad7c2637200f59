import type { types } from 'mediasoup';

/**
 * What our routers take, the preferred first. VP8 is what every browser can send as simulcast; VP9 and AV1 come as
 * SVC, H264 for devices that have hardware for nothing else.
 */
export const mediaCodecs: types.RouterRtpCodecCapability[] = [
  { kind: 'audio', mimeType: 'audio/opus', clockRate: 48_000, channels: 2, parameters: { useinbandfec: 1, usedtx: 1 } },
  { kind: 'video', mimeType: 'video/VP8', clockRate: 90_000 },
  { kind: 'video', mimeType: 'video/VP9', clockRate: 90_000, parameters: { 'profile-id': 0 } },
  { kind: 'video', mimeType: 'video/AV1', clockRate: 90_000 },
  h264('42e01f'),
  h264('4d0032'),
];

function h264(profile: string): types.RouterRtpCodecCapability {
  const parameters = { 'packetization-mode': 1, 'profile-level-id': profile, 'level-asymmetry-allowed': 1 };
  return { kind: 'video', mimeType: 'video/H264', clockRate: 90_000, parameters };
}

/**
 * Bits a second. Outgoing is where the bandwidth estimation begins, and what it never goes below: it believes in half as
 * much again as what came through, so that with voices alone it would never let a first picture go. Incoming is the most
 * that one person may send.
 */
export const bitrates = { initialOutgoing: 1_000_000, leastOutgoing: 200_000, maxIncoming: 8_000_000 } as const;
