import { z } from 'zod';

/*
 * What WebRTC endpoints tell each other, as mediasoup and its clients write it. Bounded here, so that nothing odd
 * or huge reaches the media workers; mediasoup itself judges whether the parts fit together.
 */

const uint32 = z.int().min(0).max(0xffff_ffff);
const payloadType = z.int().min(0).max(127);
const token = z.string().max(255);
const parameterValue = z.union([z.string().max(1_024), z.number(), z.boolean(), z.null()]);
const codecParameters = z.record(token, parameterValue).refine(value => Object.keys(value).length <= 32);
const rtcpFeedback = z.array(z.strictObject({ type: token, parameter: token.optional() })).max(32);
const mimeType = z.string().regex(/^(audio|video)\/[\w.+-]{1,64}$/i, 'Must be like audio/opus');

export const mediaKind = z.enum(['audio', 'video']);
export const direction = z.enum(['send', 'recv']);

/** What a track shows: there is one producer of each source a person. */
export const mediaSource = z.enum(['mic', 'camera', 'screen', 'screen-audio']);
export type MediaSource = z.infer<typeof mediaSource>;

const headerExtensionUri = z.string().max(255);

export const rtpCapabilities = z.object({
  codecs: z
    .array(
      z.object({
        kind: mediaKind,
        mimeType,
        preferredPayloadType: payloadType.optional(),
        clockRate: uint32,
        channels: z.int().min(1).max(8).optional(),
        parameters: codecParameters.optional(),
        rtcpFeedback: rtcpFeedback.optional(),
      }),
    )
    .max(64)
    .optional(),
  headerExtensions: z
    .array(
      z.object({
        kind: mediaKind,
        uri: headerExtensionUri,
        preferredId: z.int().min(1).max(255),
        preferredEncrypt: z.boolean().optional(),
        direction: z.enum(['sendrecv', 'sendonly', 'recvonly', 'inactive']).optional(),
      }),
    )
    .max(64)
    .optional(),
});
export type RtpCapabilities = z.infer<typeof rtpCapabilities>;

export const rtpParameters = z.object({
  mid: z.string().max(32).optional(),
  msid: z.string().max(128).optional(),
  codecs: z
    .array(
      z.object({
        mimeType,
        payloadType,
        clockRate: uint32,
        channels: z.int().min(1).max(8).optional(),
        parameters: codecParameters.optional(),
        rtcpFeedback: rtcpFeedback.optional(),
      }),
    )
    .min(1)
    .max(16),
  headerExtensions: z
    .array(
      z.object({
        uri: headerExtensionUri,
        id: z.int().min(1).max(255),
        encrypt: z.boolean().optional(),
        parameters: codecParameters.optional(),
      }),
    )
    .max(32)
    .optional(),
  encodings: z
    .array(
      z.object({
        ssrc: uint32.optional(),
        rid: z.string().max(16).optional(),
        codecPayloadType: payloadType.optional(),
        rtx: z.object({ ssrc: uint32 }).optional(),
        dtx: z.boolean().optional(),
        scalabilityMode: z.string().max(16).optional(),
        scaleResolutionDownBy: z.number().positive().max(64).optional(),
        maxBitrate: uint32.optional(),
        maxFramerate: z.number().positive().max(240).optional(),
        active: z.boolean().optional(),
        adaptivePtime: z.boolean().optional(),
        priority: z.enum(['very-low', 'low', 'medium', 'high']).optional(),
        networkPriority: z.enum(['very-low', 'low', 'medium', 'high']).optional(),
      }),
    )
    .max(4)
    .optional(),
  rtcp: z
    .object({ cname: token.optional(), reducedSize: z.boolean().optional(), mux: z.boolean().optional() })
    .optional(),
});
export type RtpParameters = z.infer<typeof rtpParameters>;

export const iceParameters = z.object({
  usernameFragment: token,
  password: token,
  iceLite: z.boolean().optional(),
});

export const iceCandidate = z.object({
  foundation: token,
  priority: z.number(),
  ip: token.optional(),
  address: token,
  protocol: z.enum(['udp', 'tcp']),
  port: z.int(),
  type: z.literal('host'),
  tcpType: z.literal('passive').optional(),
});

export const dtlsParameters = z.object({
  role: z.enum(['auto', 'client', 'server']).optional(),
  fingerprints: z
    .array(
      z.object({
        algorithm: z.enum(['sha-1', 'sha-224', 'sha-256', 'sha-384', 'sha-512']),
        value: z.string().max(255),
      }),
    )
    .min(1)
    .max(8),
});

/** A STUN or TURN server, as `RTCPeerConnection` takes it. */
export const iceServer = z.object({
  urls: z.array(z.string()),
  username: z.string().optional(),
  credential: z.string().optional(),
});
export type IceServer = z.infer<typeof iceServer>;

/** A session description or an ICE candidate of a direct connection, from `RTCPeerConnection`. */
export const sessionDescription = z.object({
  type: z.enum(['offer', 'answer', 'pranswer', 'rollback']),
  sdp: z.string().max(48_000).default(''),
});
export const directCandidate = z.object({
  candidate: z.string().max(1_024),
  sdpMid: z.string().max(64).nullish(),
  sdpMLineIndex: z.int().min(0).max(255).nullish(),
  usernameFragment: z.string().max(256).nullish(),
});
