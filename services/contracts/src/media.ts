import { z } from 'zod';
import { cleanDescription, isCandidate } from './sdp.ts';

/*
 * What WebRTC endpoints tell each other, as mediasoup and its clients write it. Bounded here, so that nothing odd
 * or huge reaches the media workers; mediasoup itself judges whether the parts fit together.
 *
 * Every text here may end in the session description of somebody else's browser, where white space, line breaks and
 * separators have a meaning: so each has an alphabet of its own, and there is no free text.
 */

const uint32 = z.int().min(0).max(0xffff_ffff);
const payloadType = z.int().min(0).max(127);
const printable = z.string().regex(/^[\x21-\x7e]{0,255}$/, 'Printable ASCII without spaces');
const name = z.string().regex(/^[\x21-\x3a\x3c\x3e-\x7e]{1,64}$/, 'Printable ASCII without spaces, ; and =');
const parameterText = z.string().regex(/^[\x21-\x3a\x3c-\x7e]{0,1024}$/, 'Printable ASCII without spaces and ;');
/** `token` of RFC 8866. */
const sdpToken = (max: number) =>
  z.string().regex(new RegExp(`^[!#-'*+\\-.0-9A-Z^-~]{1,${max}}$`, 'i'), 'A token of SDP');
const iceText = (min: number) =>
  z.string().regex(new RegExp(`^[A-Za-z0-9+/]{${min},256}$`), 'Letters, digits, + and /');
const parameterValue = z.union([parameterText, z.number(), z.boolean(), z.null()]);
const codecParameters = z.record(name, parameterValue).refine(value => Object.keys(value).length <= 32);
const rtcpFeedback = z.array(z.strictObject({ type: name, parameter: printable.optional() })).max(32);
const mimeType = z.string().regex(/^(audio|video)\/[\w.+-]{1,64}$/i, 'Must be like audio/opus');

export const mediaKind = z.enum(['audio', 'video']);
export const direction = z.enum(['send', 'recv']);

/** What a track shows: there is one producer of each source a person. */
export const mediaSource = z.enum(['mic', 'camera', 'screen', 'screen-audio']);
export type MediaSource = z.infer<typeof mediaSource>;

const headerExtensionUri = z.string().regex(/^[\x21-\x7e]{1,255}$/, 'A URI');
const rid = z.string().regex(/^[\w-]{1,16}$/, 'Letters, digits, - and _');
const scalabilityMode = z.string().regex(/^[LS][1-9]T[1-9]h?(_KEY(_SHIFT)?)?$/, 'Must be like L1T3');
/** Of a stream and of a track in it. */
const msid = z.string().regex(/^[!#-'*+\-.0-9A-Z^-~]{1,64}( [!#-'*+\-.0-9A-Z^-~]{1,64})?$/i, 'Two tokens of SDP');

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
  mid: sdpToken(32).optional(),
  msid: msid.optional(),
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
        rid: rid.optional(),
        codecPayloadType: payloadType.optional(),
        rtx: z.object({ ssrc: uint32 }).optional(),
        dtx: z.boolean().optional(),
        scalabilityMode: scalabilityMode.optional(),
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
    .object({ cname: printable.optional(), reducedSize: z.boolean().optional(), mux: z.boolean().optional() })
    .optional(),
});
export type RtpParameters = z.infer<typeof rtpParameters>;

export const iceParameters = z.object({
  usernameFragment: iceText(4),
  password: iceText(22),
  iceLite: z.boolean().optional(),
});

export const iceCandidate = z.object({
  foundation: sdpToken(32),
  priority: z.number(),
  ip: printable.optional(),
  address: printable,
  protocol: z.enum(['udp', 'tcp']),
  port: z.int(),
  type: z.literal('host'),
  tcpType: z.literal('passive').optional(),
});

const octets = { 'sha-1': 20, 'sha-224': 28, 'sha-256': 32, 'sha-384': 48, 'sha-512': 64 } as const;
const fingerprint = z
  .object({
    algorithm: z.enum(['sha-1', 'sha-224', 'sha-256', 'sha-384', 'sha-512']),
    value: z.string().regex(/^[0-9a-f]{2}(:[0-9a-f]{2}){19,63}$/i, 'Octets in hex with colons between them'),
  })
  .refine(({ algorithm, value }) => value.length === octets[algorithm] * 3 - 1, {
    path: ['value'],
    message: 'Not as long as its algorithm makes it',
  });

export const dtlsParameters = z.object({
  role: z.enum(['auto', 'client', 'server']).optional(),
  fingerprints: z.array(fingerprint).min(1).max(8),
});

/** A STUN or TURN server, as `RTCPeerConnection` takes it. */
export const iceServer = z.object({
  urls: z.array(z.string()),
  username: z.string().optional(),
  credential: z.string().optional(),
});
export type IceServer = z.infer<typeof iceServer>;

/** Lines that calls need and that are well formed, whatever the sender wrote besides. */
const sdp = z
  .string()
  .max(48_000)
  .transform((text, context) => {
    const clean = text === '' ? '' : cleanDescription(text);
    if (clean !== undefined) return clean;
    context.addIssue('Not a session description of sound and pictures');
    return z.NEVER;
  });

/** A session description or an ICE candidate of a direct connection, from `RTCPeerConnection`. */
export const sessionDescription = z.object({
  type: z.enum(['offer', 'answer', 'pranswer', 'rollback']),
  sdp: sdp.default(''),
});
export const directCandidate = z.object({
  candidate: z.string().max(1_024).refine(isCandidate, 'Not an ICE candidate'),
  sdpMid: sdpToken(64).nullish(),
  sdpMLineIndex: z.int().min(0).max(255).nullish(),
  usernameFragment: iceText(4).nullish(),
});
