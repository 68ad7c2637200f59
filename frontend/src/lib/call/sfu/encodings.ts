import type { MediaSource } from '@parley/contracts/media';
import type { types } from 'mediasoup-client';

type Encoding = types.RtpEncodingParameters;
type Codec = types.RtpCodecCapability;

/** How a track is sent: with which codec (the router's first when undefined), in which layers, with which extras. */
export interface SendingPlan {
  codec?: Codec;
  encodings: Encoding[];
  codecOptions: types.ProducerCodecOptions;
}

/** Pictures of a quarter, half and the whole size; who receives gets the one that fits the tile. */
const simulcast: Encoding[] = [
  { scaleResolutionDownBy: 4, maxBitrate: 150_000, scalabilityMode: 'L1T3' },
  { scaleResolutionDownBy: 2, maxBitrate: 500_000, scalabilityMode: 'L1T3' },
  { scaleResolutionDownBy: 1, maxBitrate: 1_700_000, scalabilityMode: 'L1T3' },
];
/** One size, without layers of time: our server passes on a stream that has nothing to choose from without weighing it. */
const single: Encoding[] = [{ scaleResolutionDownBy: 1, maxBitrate: 500_000 }];
/** From so many pixels on, three sizes, or two, are worth it; Chromium would drop the larger ones by itself. */
const worthThree = 960 * 540;
const worthTwo = 480 * 270;
/** The same three sizes in one stream. */
const scalable: Encoding[] = [{ maxBitrate: 1_700_000, scalabilityMode: 'L3T3_KEY' }];
/** Screens must be sharp; they move little. */
const screen = { maxBitrate: 3_500_000, maxFramerate: 15 };

/**
 * Chooses codec and layers from what device and router have in common, in the router's order. Cameras take its first:
 * VP9 and AV1 are scalable by themselves, anything else goes as simulcast. Screens take VP9 where it is there, because
 * it keeps text sharp at half the rate. `pixels`: how many the picture has.
 */
export function planSending(source: MediaSource, codecs: readonly Codec[], pixels = worthThree): SendingPlan {
  if (source === 'mic') return audio({ opusFec: true, opusDtx: true, opusNack: true });
  if (source === 'screen-audio') return audio({ opusFec: true, opusDtx: false, opusNack: true, opusStereo: true });
  const videos = codecs.filter(({ kind, mimeType }) => kind === 'video' && !/\/rtx$/i.test(mimeType));
  const codec = (source === 'screen' ? videos.find(isNamed('vp9')) : undefined) ?? videos[0];
  const encodings = source === 'screen' ? screenLayers(codec) : cameraLayers(codec, pixels);
  return { codec, encodings, codecOptions: { videoGoogleStartBitrate: 1_000 } };
}

function audio(codecOptions: types.ProducerCodecOptions): SendingPlan {
  return { encodings: [], codecOptions };
}

function cameraLayers(codec: Codec | undefined, pixels: number): Encoding[] {
  if (isScalable(codec)) return scalable;
  if (pixels >= worthThree) return simulcast;
  return pixels >= worthTwo ? simulcast.slice(1) : single;
}

function screenLayers(codec: Codec | undefined): Encoding[] {
  return [isScalable(codec) ? { ...screen, scalabilityMode: 'L1T3' } : screen];
}

function isScalable(codec: Codec | undefined): boolean {
  return codec !== undefined && (isNamed('vp9')(codec) || isNamed('av1')(codec));
}

function isNamed(name: string): (codec: Codec) => boolean {
  return ({ mimeType }) => mimeType.toLowerCase() === `video/${name}`;
}
