import { z } from 'zod';
import type { Ack } from './chat-events.ts';
import type { CommandTable } from './command.ts';
import { id } from './ids.ts';
import { openEnum } from './open-enum.ts';
import {
  direction,
  directCandidate,
  dtlsParameters,
  iceCandidate,
  iceParameters,
  mediaKind,
  mediaSource,
  rtpCapabilities,
  rtpParameters,
  sessionDescription,
} from './media.ts';

const nothing = z.object({});
const empty = z.strictObject({});
const byTransport = z.strictObject({ transportId: id });
const byProducer = z.strictObject({ producerId: id });
const byConsumer = z.strictObject({ consumerId: id });
const byPeer = z.strictObject({ peerId: id });

/** How media travels: directly between the people (`mesh`), or through our server (`sfu`). */
export const topology = z.enum(['mesh', 'sfu']);
export type Topology = z.infer<typeof topology>;

/** Each change of topology of a call has a number of its own, so that late answers are told from current ones. */
const epoch = z.int().min(0);

export const quality = z.enum(['good', 'fair', 'poor', 'lost']);
export type Quality = z.infer<typeof quality>;

/** What others are shown of a person, whichever way the media goes. */
export const peerState = z.object({
  mic: z.boolean(),
  camera: z.boolean(),
  screen: z.boolean(),
  hand: z.boolean(),
  quality,
});
export type PeerState = z.infer<typeof peerState>;

export const producerInfo = z.object({ producerId: id, kind: mediaKind, source: mediaSource, paused: z.boolean() });
export type ProducerInfo = z.infer<typeof producerInfo>;

/** `speaks`: may send something. On a stage these are the moderators and whom they let; else everybody. */
export const peerInfo = z.object({
  peerId: id,
  userId: id,
  state: peerState,
  speaks: z.boolean(),
  producers: z.array(producerInfo),
});
export type PeerInfo = z.infer<typeof peerInfo>;

/** Why a way to media failed, for the figures that on-call looks at. */
export const failureCause = z.enum(['ice', 'dtls', 'timeout', 'no-media']);

/**
 * Client → server, each with an ack: `{ok: true, data}` or `{ok: false, error}`. `call:join` comes first; whatever
 * else comes before it is answered `not_in_call`.
 */
export const videoCommands = {
  'call:join': {
    summary:
      'Enter the call; always the first command. `topologies` are those that the client can do. `resume` is the own peer id after a lost socket: within 10 s all transports, producers and consumers are still there (`resumed: true`)',
    limit: 'callCommandsPerSocket',
    input: z.strictObject({
      rtpCapabilities: rtpCapabilities.optional(),
      topologies: z.array(topology).min(1).max(2).default(['mesh', 'sfu']),
      state: peerState.partial().optional(),
      resume: id.optional(),
    }),
    reply: z.object({
      callId: id,
      peerId: id,
      topology,
      epoch,
      resumed: z.boolean(),
      moderate: z.boolean(),
      /** Only who moderates, and whom they let, sends anything; the others listen, and raise their hands. */
      stage: z.boolean(),
      speaks: z.boolean(),
      routerRtpCapabilities: rtpCapabilities,
      /** The others, and what they send to the SFU. */
      peers: z.array(peerInfo),
    }),
  },
  'transport:create': {
    summary: 'Open a transport to the SFU, in one direction',
    limit: 'callCommandsPerSocket',
    input: z.strictObject({ direction, forceTcp: z.boolean().default(false) }),
    reply: z.object({
      id,
      iceParameters,
      iceCandidates: z.array(iceCandidate),
      dtlsParameters,
      sctpParameters: z.unknown().optional(),
    }),
  },
  'transport:connect': {
    summary: 'Give the DTLS parameters of a transport',
    limit: 'callCommandsPerSocket',
    input: byTransport.extend({ dtlsParameters }),
    reply: nothing,
  },
  'transport:restart-ice': {
    summary: 'Get new ICE parameters for a transport that lost its connection',
    limit: 'callCommandsPerSocket',
    input: byTransport,
    reply: z.object({ iceParameters }),
  },
  'producer:create': {
    summary: 'Send a track through a `send` transport; its codecs must be of `kind`',
    limit: 'callCommandsPerSocket',
    input: byTransport
      .extend({ kind: mediaKind, rtpParameters, source: mediaSource, paused: z.boolean().default(false) })
      // mediasoup takes it, and every browser that then receives it fails.
      .refine(
        ({ kind, rtpParameters: { codecs } }) =>
          codecs.every(codec => codec.mimeType.toLowerCase().startsWith(`${kind}/`)),
        {
          path: ['rtpParameters', 'codecs'],
          message: 'Codecs must be of the kind',
        },
      ),
    reply: z.object({ producerId: id }),
  },
  'producer:pause': { summary: 'Pause a producer', limit: 'callCommandsPerSocket', input: byProducer, reply: nothing },
  'producer:resume': {
    summary: 'Resume a producer',
    limit: 'callCommandsPerSocket',
    input: byProducer,
    reply: nothing,
  },
  'producer:close': { summary: 'End a producer', limit: 'callCommandsPerSocket', input: byProducer, reply: nothing },
  'consumer:create': {
    summary:
      "Receive another participant's producer, through a `recv` transport. The consumer is paused until `consumer:resume`",
    limit: 'callCommandsPerSocket',
    input: byProducer.extend({ rtpCapabilities }),
    reply: z.object({
      consumerId: id,
      producerId: id,
      peerId: id,
      kind: mediaKind,
      source: mediaSource,
      rtpParameters,
      producerPaused: z.boolean(),
    }),
  },
  'consumer:resume': {
    summary: 'Start or resume a consumer',
    limit: 'callCommandsPerSocket',
    input: byConsumer,
    reply: nothing,
  },
  'consumer:pause': { summary: 'Pause a consumer', limit: 'callCommandsPerSocket', input: byConsumer, reply: nothing },
  'consumer:close': { summary: 'End a consumer', limit: 'callCommandsPerSocket', input: byConsumer, reply: nothing },
  'consumer:layers': {
    summary: 'Choose how large and how smooth a picture is received',
    limit: 'callCommandsPerSocket',
    input: byConsumer.extend({ spatial: z.int().min(0).max(3), temporal: z.int().min(0).max(3).optional() }),
    reply: nothing,
  },
  signal: {
    summary: 'Pass a description or a candidate to one other peer, for a direct connection; one of both is given',
    limit: 'callSignalsPerSocket',
    input: z
      .strictObject({ to: id, description: sessionDescription.optional(), candidate: directCandidate.nullish() })
      .refine(input => input.description !== undefined || input.candidate !== undefined, {
        path: ['description'],
        message: 'Give a description or a candidate',
      }),
    reply: nothing,
  },
  'peer:update': {
    summary: 'Change what others are shown of me; parts that are left out stay',
    limit: 'callSignalsPerSocket',
    input: peerState.partial().strict(),
    reply: nothing,
  },
  'topology:ready': {
    summary: 'Media of everybody arrives by the new topology; when all have said so, the old one may go',
    limit: 'callCommandsPerSocket',
    input: z.strictObject({ epoch }),
    reply: nothing,
  },
  'topology:failed': {
    summary: 'This topology does not reach the others: the call goes over the SFU',
    limit: 'callCommandsPerSocket',
    input: z.strictObject({ epoch, cause: failureCause }),
    reply: nothing,
  },
  'stats:report': {
    summary:
      'Figures of the last seconds, for operators; all optional. Milliseconds, bits a second, shares from 0 to 1',
    limit: 'callReportsPerSocket',
    input: z.strictObject({
      topology,
      firstFrameMs: z.number().min(0).max(120_000).optional(),
      loss: z.number().min(0).max(1).optional(),
      roundTripMs: z.number().min(0).max(60_000).optional(),
      sendBitrate: z.number().min(0).max(1e9).optional(),
      receiveBitrate: z.number().min(0).max(1e9).optional(),
      freezes: z.int().min(0).max(10_000).optional(),
      relayed: z.boolean().optional(),
      failures: z.array(failureCause).max(8).optional(),
    }),
    reply: nothing,
  },
  'peer:mute': {
    summary:
      'Pause what another participant sends of this source, and tell them; they may turn it on again. For moderators',
    limit: 'callModerationPerSocket',
    input: byPeer.extend({ source: mediaSource }),
    reply: nothing,
  },
  'peer:remove': {
    summary:
      "Put a participant out with all their devices, for as long as this call runs: no ticket for it lets them in again. One's own other device only goes. For moderators",
    limit: 'callModerationPerSocket',
    input: byPeer,
    reply: nothing,
  },
  'peer:speak': {
    summary:
      'On a stage: let a participant speak, with all their devices, or send them back to those who listen; what they sent ends then. For moderators; everybody may step down themselves',
    limit: 'callModerationPerSocket',
    input: byPeer.extend({ speaks: z.boolean() }),
    reply: nothing,
  },
  'call:end': { summary: 'End the call (moderator)', limit: 'callModerationPerSocket', input: empty, reply: nothing },
  'call:leave': { summary: 'Leave the call', limit: 'callCommandsPerSocket', input: empty, reply: nothing },
} as const satisfies CommandTable;

export type VideoCommand = keyof typeof videoCommands;
export type VideoInput<C extends VideoCommand> = z.output<(typeof videoCommands)[C]['input']>;
export type VideoReply<C extends VideoCommand> = z.output<(typeof videoCommands)[C]['reply']>;

/** Server → client. */
export const videoNotices = {
  'peer:joined': peerInfo,
  'peer:changed': z.object({ peerId: id, state: peerState }),
  /** On a stage: somebody, perhaps oneself, may send now, or may not any more. */
  'peer:speaks': z.object({ peerId: id, speaks: z.boolean() }),
  'peer:left': z.object({ peerId: id, reason: openEnum(['left', 'lost', 'removed', 'revoked']) }),
  'producer:added': producerInfo.extend({ peerId: id }),
  'producer:changed': z.object({ peerId: id, producerId: id, paused: z.boolean() }),
  'producer:closed': z.object({ peerId: id, producerId: id }),
  'consumer:closed': z.object({ consumerId: id, producerId: id }),
  /** Who speaks (null: nobody), and how loud each is who is heard, from 0 to 1. Only while media goes over the SFU. */
  'speaker:active': z.object({
    peerId: id.nullable(),
    levels: z.array(z.object({ peerId: id, level: z.number() })),
  }),
  /** Build the new way now and keep the old one until `topology:settled` of the same epoch. */
  'topology:changed': z.object({ topology, epoch }),
  'topology:settled': z.object({ epoch }),
  signal: z.object({ from: id, description: sessionDescription.optional(), candidate: directCandidate.nullish() }),
  /** A moderator has muted this source of mine. */
  'media:muted': z.object({ source: mediaSource, by: id }),
  /** The media worker died: every transport, producer and consumer of mine is gone; create them again. */
  'media:reset': z.object({ routerRtpCapabilities: rtpCapabilities }),
  'call:ended': z.object({ reason: openEnum(['ended', 'removed', 'revoked', 'left-room', 'elsewhere']) }),
  /** This node goes away: get another ticket after `retryAfterMs`, spread out by `jitterMs`, and join again. */
  'server:drain': z.object({ retryAfterMs: z.int(), jitterMs: z.int() }),
} as const satisfies Record<string, z.ZodType>;

export type VideoNotice = keyof typeof videoNotices;
export type VideoNoticePayload<N extends VideoNotice> = z.output<(typeof videoNotices)[N]>;

/** Event maps for Socket.IO, for both ends. */
export type VideoClientToServer = {
  [C in VideoCommand]: (
    input: z.input<(typeof videoCommands)[C]['input']>,
    ack: (answer: Ack<VideoReply<C>>) => void,
  ) => void;
};
export type VideoServerToClient = { [N in VideoNotice]: (payload: VideoNoticePayload<N>) => void };

/** Bounds of a call. */
export const callLimits = {
  peers: 100,
  /** Devices of one person. */
  devices: 4,
  /** Transports, producers and consumers of one person. */
  transports: 4,
  producers: 8,
  consumers: 400,
  /** A lost socket may resume for so long; then the person is gone. */
  ghostMs: 10_000,
  /** Somebody is rung for so long. */
  ringMs: 30_000,
  /** Members of a group that can be rung at once. */
  rungMembers: 10,
} as const;
