import type { z } from 'zod';
import { connectRefusal } from '../chat-events.ts';
import type { CommandTable } from '../command.ts';
import { errorCodes, socketError } from '../errors.ts';
import { messageId, refusedHandshake, replyId } from './names.ts';
import type { SchemaCollector } from './schemas.ts';

/** One Socket.IO server of the platform, as its tables describe it. */
export interface SocketWire {
  /** Names the channel and the server in the document. */
  name: string;
  description: string;
  commands: CommandTable;
  notices: Record<string, z.ZodType>;
  words: Record<string, string>;
  /** Notices that the client acknowledges. */
  acknowledged: readonly string[];
}

type Json = Record<string, unknown>;
type Command = CommandTable[string];

const ref = (...path: string[]) => ({ $ref: `#/${path.map(part => part.replaceAll('/', '~1')).join('/')}` });

/** The channel of a socket server, and an operation for each of its commands and notices. */
export function describeSockets(wire: SocketWire, schemas: SchemaCollector): { channel: Json; operations: Json } {
  const messages: Json = { [refusedHandshake]: handshakeRefusal(wire, schemas) };
  const operations: Json = { [operationId(wire, refusedHandshake)]: telling(wire, refusedHandshake) };
  for (const name of Object.keys(wire.commands)) {
    messages[messageId('command', name)] = commandMessage(wire, name, schemas);
    messages[replyId(name)] = replyMessage(wire, name, schemas);
    operations[operationId(wire, messageId('command', name))] = commandOperation(wire, name);
  }
  for (const [name, payload] of Object.entries(wire.notices)) {
    const id = messageId('notice', name);
    const summary = wire.words[name] ?? '';
    messages[id] = { name, summary, payload: schemas.add(payload, [wire.name, id], 'output') };
    operations[operationId(wire, id)] = telling(wire, id, wire.acknowledged.includes(name));
  }
  const { description } = wire;
  return { channel: { address: '/', description, servers: [ref('servers', wire.name)], messages }, operations };
}

const operationId = ({ name }: SocketWire, id: string) => `${name}.${id}`;

function commandMessage({ name: channel, commands }: SocketWire, name: string, schemas: SchemaCollector): Json {
  const { summary, input } = commands[name] as Command;
  return { name, summary, payload: schemas.add(input, [channel, messageId('command', name)], 'input') };
}

/** The answer of a command comes as the acknowledgement of its packet. */
function replyMessage({ name: channel, commands }: SocketWire, name: string, schemas: SchemaCollector): Json {
  const { reply } = commands[name] as Command;
  const data = schemas.add(reply, [channel, replyId(name), 'data'], 'output');
  const error = schemas.add(socketError, [channel, replyId(name), 'error'], 'output');
  return {
    name: `acknowledgement of ${name}`,
    summary: 'Done, with what it gives back; or refused, with the reason',
    payload: { oneOf: [acknowledgement(true, { data }), acknowledgement(false, { error })] },
  };
}

function acknowledgement(ok: boolean, content: Json): Json {
  return {
    type: 'object',
    properties: { ok: { type: 'boolean', const: ok }, ...content },
    required: ['ok', ...Object.keys(content)],
  };
}

function commandOperation(wire: SocketWire, name: string): Json {
  const { summary, limit } = wire.commands[name] as Command;
  return {
    action: 'receive',
    title: name,
    summary,
    description: `Spends the limit \`${limit}\`.`,
    channel: ref('channels', wire.name),
    messages: [ref('channels', wire.name, 'messages', messageId('command', name))],
    reply: {
      channel: ref('channels', wire.name),
      messages: [ref('channels', wire.name, 'messages', replyId(name))],
    },
    'x-limit': limit,
  };
}

function telling(wire: SocketWire, id: string, isAcknowledged = false): Json {
  return {
    action: 'send',
    channel: ref('channels', wire.name),
    messages: [ref('channels', wire.name, 'messages', id)],
    ...(isAcknowledged && { 'x-acknowledged': true }),
  };
}

function handshakeRefusal({ name: channel }: SocketWire, schemas: SchemaCollector): Json {
  return {
    name: 'connect_error',
    summary: 'The handshake was refused; this is the `data` of the error',
    payload: schemas.add(connectRefusal, [channel, refusedHandshake], 'output'),
  };
}

/** Every code with its meaning, for readers of the document; the schemas leave room for further ones. */
export const errorTitles = Object.fromEntries(Object.entries(errorCodes).map(([code, { title }]) => [code, title]));
