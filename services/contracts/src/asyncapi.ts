import { chatCommands, chatNotices } from './chat-events.ts';
import { videoCommands, videoNotices } from './video-events.ts';
import { nameSocketModels } from './asyncapi/models.ts';
import { chatNoticeWords, videoNoticeWords } from './asyncapi/notices.ts';
import { SchemaCollector } from './asyncapi/schemas.ts';
import { describeTopics, kafkaServer, nameRecords } from './asyncapi/topics.ts';
import { describeSockets, errorTitles, type SocketWire } from './asyncapi/sockets.ts';

const info = {
  title: 'Parley',
  description:
    'The sockets of Parley. Commands, notices, fields and codes may be added at any time: ignore what you do not know. docs/examples/README.md has the rules of a client, and what stays compatible.',
  contact: { name: 'Who runs this server' },
  license: { name: 'MIT' },
};

const wires: SocketWire[] = [
  {
    name: 'chat',
    description: 'Rooms and messages. A connected socket hears every room of its person.',
    commands: chatCommands,
    notices: chatNotices,
    words: chatNoticeWords,
    acknowledged: ['messages:offline'],
  },
  {
    name: 'calls',
    description:
      'Signalling of one call. `call:join` comes first; any other command before it is answered `not_in_call`.',
    commands: videoCommands,
    notices: videoNotices,
    words: videoNoticeWords,
    acknowledged: [],
  },
];

const host = {
  host: '{host}',
  protocol: 'wss',
  variables: { host: { default: 'localhost:8443', description: 'The host that this document came from' } },
};

const securitySchemes = {
  accessToken: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'The access token, in the handshake: `auth: {token}`',
  },
  callTicket: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description:
      'A ticket from `POST /api/rooms/{id}/call/ticket`, in the handshake: `auth: {ticket}`. It opens one socket',
  },
};

const servers = {
  chat: {
    ...host,
    pathname: '/socket.io/',
    description: 'Socket.IO 4, by WebSocket or long polling',
    security: [{ $ref: '#/components/securitySchemes/accessToken' }],
  },
  calls: {
    ...host,
    pathname: '/rtc/socket.io/',
    description: 'Socket.IO 4, by WebSocket or long polling',
    security: [{ $ref: '#/components/securitySchemes/callTicket' }],
  },
};

/** The AsyncAPI 3 document of both kinds of sockets, made from the tables that validate them. */
export function asyncApiDocument(version: string) {
  nameSocketModels();
  const schemas = new SchemaCollector();
  const described = wires.map(wire => ({ name: wire.name, ...describeSockets(wire, schemas) }));
  return {
    asyncapi: '3.0.0',
    info: { ...info, version },
    defaultContentType: 'application/json',
    servers,
    channels: Object.fromEntries(described.map(({ name, channel }) => [name, channel])),
    operations: Object.assign({}, ...described.map(({ operations }) => operations)) as Record<string, unknown>,
    components: { schemas: schemas.components(), securitySchemes },
    'x-error-codes': errorTitles,
  };
}

/** The same of what the services tell each other through Kafka. For those who work on Parley or run it, not for its clients. */
export function internalAsyncApiDocument(version: string) {
  nameRecords();
  const schemas = new SchemaCollector();
  const { channels, operations } = describeTopics(schemas);
  return {
    asyncapi: '3.0.0',
    info: { ...info, title: 'Parley, inside', description: 'Topics of Kafka and their records.', version },
    defaultContentType: 'application/json',
    servers: { kafka: kafkaServer },
    channels,
    operations,
    components: { schemas: schemas.components() },
  };
}
