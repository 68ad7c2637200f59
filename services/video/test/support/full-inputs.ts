import { randomUUID } from 'node:crypto';
import type { VideoCommand } from '@parley/contracts/video-events';
import { dtlsParameters, micParameters } from './rtp.ts';

/** What a browser says of itself when it offers one microphone, shortened. */
export const offerSdp = [
  'v=0',
  'o=- 4611731400430051336 2 IN IP4 127.0.0.1',
  's=-',
  't=0 0',
  'a=group:BUNDLE 0',
  'a=msid-semantic: WMS stream',
  'm=audio 9 UDP/TLS/RTP/SAVPF 111',
  'c=IN IP4 0.0.0.0',
  'a=rtcp:9 IN IP4 0.0.0.0',
  'a=candidate:1 1 udp 2122260223 192.0.2.1 50000 typ host generation 0 network-id 1',
  'a=ice-ufrag:abcd',
  'a=ice-pwd:abcdefghijklmnopqrstuvwx',
  'a=ice-options:trickle',
  `a=fingerprint:sha-256 ${dtlsParameters.fingerprints[0]?.value}`,
  'a=setup:actpass',
  'a=mid:0',
  'a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level',
  'a=sendrecv',
  'a=msid:stream track',
  'a=rtcp-mux',
  'a=rtpmap:111 opus/48000/2',
  'a=rtcp-fb:111 transport-cc',
  'a=fmtp:111 minptime=10;useinbandfec=1',
  'a=ssrc:1234 cname:abc',
  '',
].join('\r\n');

const capabilities = {
  codecs: [
    {
      kind: 'video',
      mimeType: 'video/H264',
      clockRate: 90_000,
      parameters: { 'profile-level-id': '42e01f', 'packetization-mode': 1 },
      rtcpFeedback: [{ type: 'nack', parameter: 'pli' }],
    },
  ],
  headerExtensions: [
    { kind: 'audio', uri: 'urn:ietf:params:rtp-hdrext:sdes:mid', preferredId: 1, direction: 'sendrecv' },
  ],
};

/** A microphone of which everything is said that the contract knows. */
export function fullParameters() {
  const mic = micParameters();
  const [codec] = mic.codecs;
  const urgency = { priority: 'low', networkPriority: 'low' };
  return {
    ...mic,
    msid: 'stream track',
    codecs: [{ ...codec, rtcpFeedback: [{ type: 'transport-cc', parameter: 'x' }] }],
    headerExtensions: [{ uri: 'urn:ietf:params:rtp-hdrext:sdes:mid', id: 4, parameters: { vad: 'on' } }],
    encodings: [{ ...mic.encodings?.[0], rid: 'hi', scalabilityMode: 'L1T1', ...urgency }],
  };
}

interface Known {
  peerId: string;
  transportId: string;
}

/** A valid input of every command, in which no text that the contract knows is left out. */
export function fullInputs({ peerId, transportId }: Known): Record<VideoCommand, object> {
  const [consumerId, producerId] = [randomUUID(), randomUUID()];
  return {
    'call:join': {
      rtpCapabilities: capabilities,
      topologies: ['mesh', 'sfu'],
      state: { quality: 'good' },
      resume: peerId,
    },
    'transport:create': { direction: 'send' },
    'transport:connect': { transportId, dtlsParameters },
    'transport:restart-ice': { transportId },
    'producer:create': { transportId, kind: 'audio', rtpParameters: fullParameters(), source: 'screen-audio' },
    'producer:pause': { producerId },
    'producer:resume': { producerId },
    'producer:close': { producerId },
    'consumer:create': { producerId, rtpCapabilities: capabilities },
    'consumer:resume': { consumerId },
    'consumer:pause': { consumerId },
    'consumer:close': { consumerId },
    'consumer:layers': { consumerId, spatial: 1 },
    signal: {
      to: peerId,
      description: { type: 'offer', sdp: offerSdp },
      candidate: {
        candidate: 'candidate:1 1 udp 1 192.0.2.1 9 typ host',
        sdpMid: '0',
        sdpMLineIndex: 0,
        usernameFragment: 'abcd',
      },
    },
    'peer:update': { quality: 'fair' },
    'topology:ready': { epoch: 1 },
    'topology:failed': { epoch: 1, cause: 'ice' },
    'stats:report': { topology: 'sfu', failures: ['ice'] },
    'peer:speak': { peerId, speaks: true },
    'peer:mute': { peerId, source: 'mic' },
    'peer:remove': { peerId },
    'call:end': {},
    'call:leave': {},
  };
}
