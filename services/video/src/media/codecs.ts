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

const number = /^\d{1,9}$/;
const flag = /^[01]$/;

/** Parameters of our codecs that a sender may choose, with what they may be. Others are not handed on. */
export const codecParameters: Record<string, Record<string, RegExp>> = {
  'audio/opus': {
    minptime: number,
    ptime: number,
    maxptime: number,
    useinbandfec: flag,
    usedtx: flag,
    stereo: flag,
    'sprop-stereo': flag,
    cbr: flag,
    maxplaybackrate: number,
    'sprop-maxcapturerate': number,
    maxaveragebitrate: number,
  },
  'video/vp8': { 'max-fr': number, 'max-fs': number },
  'video/vp9': { 'profile-id': number, 'max-fr': number, 'max-fs': number },
  'video/av1': { profile: number, 'level-idx': number, tier: flag },
  'video/h264': {
    'packetization-mode': number,
    'level-asymmetry-allowed': flag,
    'profile-level-id': /^[0-9a-f]{6}$/i,
  },
  'video/rtx': { apt: number, 'rtx-time': number },
};

/**
 * Bits a second. Outgoing is where the bandwidth estimation begins, and what it never goes below: it believes in half as
 * much again as what came through, so that with voices alone it would never let a first picture go. Incoming is the most
 * that one person may send.
 */
export const bitrates = { initialOutgoing: 1_000_000, leastOutgoing: 200_000, maxIncoming: 8_000_000 } as const;
