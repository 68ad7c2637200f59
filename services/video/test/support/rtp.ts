import { randomInt } from 'node:crypto';
import type { RtpParameters } from '@parley/contracts/media';

/** What a browser sends of a microphone, for `producer:create`. */
export function micParameters(): RtpParameters {
  return {
    mid: '0',
    codecs: [
      {
        mimeType: 'audio/opus',
        payloadType: 111,
        clockRate: 48_000,
        channels: 2,
        parameters: { minptime: 10, useinbandfec: 1 },
        rtcpFeedback: [{ type: 'transport-cc', parameter: '' }],
      },
    ],
    headerExtensions: [
      { uri: 'urn:ietf:params:rtp-hdrext:sdes:mid', id: 4 },
      { uri: 'urn:ietf:params:rtp-hdrext:ssrc-audio-level', id: 10 },
    ],
    encodings: [{ ssrc: ssrc(), dtx: true }],
    rtcp: { cname: 'mic', reducedSize: true },
  };
}

/** A camera as VP8 simulcast of three layers. */
export function cameraParameters(): RtpParameters {
  const feedback = ['nack', 'nack pli', 'ccm fir', 'goog-remb', 'transport-cc'];
  return {
    mid: '1',
    codecs: [
      {
        mimeType: 'video/VP8',
        payloadType: 96,
        clockRate: 90_000,
        rtcpFeedback: feedback.map(text => {
          const [type = '', parameter = ''] = text.split(' ');
          return { type, parameter };
        }),
      },
      { mimeType: 'video/rtx', payloadType: 97, clockRate: 90_000, parameters: { apt: 96 } },
    ],
    headerExtensions: [{ uri: 'urn:ietf:params:rtp-hdrext:sdes:mid', id: 4 }],
    encodings: [4, 2, 1].map(scaleResolutionDownBy => ({
      ssrc: ssrc(),
      rtx: { ssrc: ssrc() },
      scaleResolutionDownBy,
      maxBitrate: 1_500_000,
      scalabilityMode: 'L1T3',
    })),
    rtcp: { cname: 'camera', reducedSize: true },
  };
}

/** Keys of nobody: enough to connect a transport over which nothing comes. */
export const dtlsParameters = {
  role: 'client' as const,
  fingerprints: [{ algorithm: 'sha-256' as const, value: Array.from({ length: 32 }, () => 'A7').join(':') }],
};

const ssrc = () => randomInt(1, 2 ** 31);
