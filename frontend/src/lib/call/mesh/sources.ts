import type { MediaSource } from '@parley/contracts/media';

/**
 * The order of the media sections of a direct connection, the same at both ends, so that a track can be told by its
 * place: all four are there from the start, and going on and off never needs another negotiation.
 */
export const meshSources: readonly MediaSource[] = ['mic', 'camera', 'screen', 'screen-audio'];

export function kindOf(source: MediaSource): 'audio' | 'video' {
  return source === 'camera' || source === 'screen' ? 'video' : 'audio';
}

/** Limits of what one connection sends, in bits and frames a second. */
export const meshEncodings: Record<MediaSource, RTCRtpEncodingParameters> = {
  mic: { maxBitrate: 48_000 },
  camera: { maxBitrate: 1_700_000 },
  screen: { maxBitrate: 3_500_000, maxFramerate: 15 },
  'screen-audio': { maxBitrate: 128_000 },
};
