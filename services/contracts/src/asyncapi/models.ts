import type { z } from 'zod';
import { chatCommands, chatNotices, connectRefusal } from '../chat-events.ts';
import type { CommandTable } from '../command.ts';
import { socketError } from '../errors.ts';
import { limits } from '../ids.ts';
import {
  directCandidate,
  dtlsParameters,
  iceCandidate,
  iceParameters,
  rtpCapabilities,
  rtpParameters,
  sessionDescription,
} from '../media.ts';
import { describe, nameModels, type Model } from '../openapi/models.ts';
import { peerInfo, peerState, producerInfo, videoCommands, videoNotices } from '../video-events.ts';
import { chatNoticeWords, videoNoticeWords } from './notices.ts';
import { capitalised } from './names.ts';

/** Models of sockets that REST does not have. What several commands take is named here; the rest is named after its command. */
const models: [z.ZodType, Model][] = [
  [socketError, { id: 'SocketError', description: 'Why a command was refused' }],
  [connectRefusal, { id: 'ConnectRefusal', description: 'Why a handshake was refused' }],
  [chatCommands['typing:start'].input, { id: 'InRoom', description: 'Names the room' }],
  [chatCommands['message:read'].input, { id: 'Mark', description: 'A position in a room' }],
  [chatCommands['typing:start'].reply, { id: 'Nothing', description: 'There is nothing more to say' }],
  [
    chatCommands.sync.input.shape.rooms,
    {
      description: 'Positions by room id',
      override: { maxProperties: limits.syncRooms },
    },
  ],
  [videoCommands['call:leave'].input, { id: 'Empty', description: 'Nothing needs to be said' }],
  [videoCommands['transport:restart-ice'].input, { id: 'ByTransport', description: 'Names an own transport' }],
  [videoCommands['producer:pause'].input, { id: 'ByProducer', description: 'Names an own producer' }],
  [videoCommands['consumer:pause'].input, { id: 'ByConsumer', description: 'Names an own consumer' }],
  [videoCommands['peer:remove'].input, { id: 'ByPeer', description: 'Names a participant' }],
  [videoCommands['transport:connect'].reply, { id: 'NothingOfCalls', description: 'There is nothing more to say' }],
  [
    videoCommands.signal.input,
    {
      id: 'SignalInput',
      description: videoCommands.signal.summary,
      override: { anyOf: [{ required: ['description'] }, { required: ['candidate'] }] },
    },
  ],
  [videoNotices['server:drain'], { id: 'CallServerDrainNotice', description: videoNoticeWords['server:drain'] }],
  [peerState, { id: 'PeerState', description: 'What others are shown of a participant' }],
  [peerInfo, { id: 'PeerInfo', description: 'A participant, and what they send to the SFU' }],
  [producerInfo, { id: 'ProducerInfo', description: 'A track that somebody sends to the SFU' }],
  [rtpCapabilities, { id: 'RtpCapabilities', description: 'Codecs and extensions, as mediasoup writes them' }],
  [rtpParameters, { id: 'RtpParameters', description: 'What a producer sends, as mediasoup writes it' }],
  [iceParameters, { id: 'IceParameters', description: 'Credentials of ICE, as mediasoup writes them' }],
  [iceCandidate, { id: 'IceCandidate', description: 'An address of the SFU' }],
  [dtlsParameters, { id: 'DtlsParameters', description: 'Role and fingerprints of DTLS, as mediasoup writes them' }],
  [sessionDescription, { id: 'SessionDescription', description: 'From `RTCPeerConnection`' }],
  [sessionDescription.shape.sdp.unwrap(), { description: 'Lines that calls need', override: { type: 'string' } }],
  [directCandidate, { id: 'DirectCandidate', description: 'An ICE candidate from `RTCPeerConnection`' }],
];

/** Tells zod's registry what the document calls each model of the sockets. */
export function nameSocketModels(): void {
  nameModels();
  for (const [schema, model] of models) describe(schema, model);
  for (const table of [chatCommands, videoCommands]) nameCommands(table);
  nameNotices(chatNotices, chatNoticeWords);
  nameNotices(videoNotices, videoNoticeWords);
}

function nameCommands(table: CommandTable): void {
  for (const [name, { input, reply, summary }] of Object.entries(table)) {
    describe(input, { id: `${capitalised(name)}Input`, description: summary });
    describe(reply, { id: `${capitalised(name)}Result`, description: summary });
  }
}

function nameNotices(notices: Record<string, z.ZodType>, words: Record<string, string>): void {
  for (const [name, schema] of Object.entries(notices))
    describe(schema, { id: `${capitalised(name)}Notice`, description: words[name] ?? '' });
}
