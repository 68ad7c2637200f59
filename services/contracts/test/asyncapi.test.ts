import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { asyncApiDocument, internalAsyncApiDocument } from '../src/asyncapi.ts';
import { chatCommands, chatNotices } from '../src/chat-events.ts';
import { topics } from '../src/records.ts';
import { videoCommands, videoNotices } from '../src/video-events.ts';

type Json = Record<string, unknown>;
interface Message {
  name: string;
  summary?: string;
  payload: Json;
}
interface Operation {
  action: string;
  summary?: string;
  messages?: { $ref: string }[];
  reply?: { messages: { $ref: string }[] };
  'x-limit'?: string;
}
interface Document {
  channels: Record<string, { address: string; messages: Record<string, Message> }>;
  operations: Record<string, Operation>;
  components: { schemas: Record<string, Json> };
}

const sockets = asyncApiDocument('1.2.3') as unknown as Document;
const inside = internalAsyncApiDocument('1.2.3') as unknown as Document;
const both: [string, Document][] = [
  ['sockets', sockets],
  ['Kafka', inside],
];

/** The JSON Schema that the AsyncAPI project publishes; it brings JSON Schema's own along. */
const specification = JSON.parse(
  readFileSync(fileURLToPath(import.meta.resolve('@asyncapi/specs/schemas/3.0.0.json')), 'utf8'),
) as Json;
const isAsyncApi = new Ajv({ strict: false, validateFormats: false, meta: false }).compile(specification);

/** What a JSON pointer (`#/a/b`) finds in a document. */
function find(document: unknown, pointer: string): unknown {
  const parts = pointer.slice(2).split('/');
  return parts.reduce((value, part) => (value as Json | undefined)?.[part.replaceAll('~1', '/')], document);
}

const messageAt = (pointer: string) => find(sockets, pointer) as Message;

function referencesIn(document: Document): string[] {
  return [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, pointer = '']) => pointer);
}

/** Names of the messages that the operations with this action carry. */
function names(document: Document, channel: string, action: string): string[] {
  const operations = Object.entries(document.operations).filter(
    ([id, operation]) => id.startsWith(`${channel}.`) && operation.action === action,
  );
  const pointers = operations.flatMap(([, { messages = [] }]) => messages.map(({ $ref }) => $ref));
  return pointers.map(pointer => (find(document, pointer) as Message).name).sort();
}

test.each(both)('the document of %s is AsyncAPI 3', (_, document) => {
  isAsyncApi(document);
  expect(isAsyncApi.errors ?? []).toEqual([]);
});

test('a document that says something else is refused', () => {
  const spoiled = structuredClone(sockets);
  spoiled.operations['chat.messageSend'] = { action: 'shout' };
  expect(isAsyncApi(spoiled)).toBe(false);
});

test.each(both)('every reference in the document of %s leads somewhere', (_, document) => {
  const pointers = referencesIn(document);
  expect(pointers.length).toBeGreaterThan(50);
  expect(pointers.filter(pointer => find(document, pointer) === undefined)).toEqual([]);
});

test.each([
  ['chat', chatCommands, chatNotices],
  ['calls', videoCommands, videoNotices],
])('%s: every command and every notice is there, and nothing else', (channel, commands, notices) => {
  expect(names(sockets, channel, 'receive')).toEqual(Object.keys(commands).sort());
  expect(names(sockets, channel, 'send')).toEqual([...Object.keys(notices), 'connect_error'].sort());
});

test.each([
  ...Object.entries(chatCommands).map(([name, command]) => ['chat', name, command] as const),
  ...Object.entries(videoCommands).map(([name, command]) => ['calls', name, command] as const),
])('%s %s tells its limit, what it does and how it answers', (channel, name, command) => {
  const operation = Object.entries(sockets.operations).find(
    ([id, { action, messages = [] }]) =>
      id.startsWith(channel) && action === 'receive' && messages.some(({ $ref }) => messageAt($ref).name === name),
  )?.[1];
  expect(operation).toMatchObject({ summary: command.summary, 'x-limit': command.limit });
  expect(messageAt(operation?.reply?.messages[0]?.$ref ?? '#/none')?.name).toBe(`acknowledgement of ${name}`);
});

test('every topic is there with its dead letters, and every kind of its records', () => {
  const addresses = Object.values(inside.channels).map(({ address }) => address);
  expect(addresses.sort()).toEqual(
    Object.values(topics)
      .flatMap(({ name }) => [name, `${name}.dlq`])
      .sort(),
  );
  const kinds = Object.keys(inside.channels['roomLog']?.messages ?? {});
  expect(kinds).toEqual(expect.arrayContaining(['message.created.v1', 'message.reacted.v1', 'call.closed.v1']));
});

test('notices and commands say what they mean', () => {
  const messages = Object.values(sockets.channels).flatMap(channel => Object.values(channel.messages));
  expect(messages.filter(({ summary = '' }) => !/\w{3}/.test(summary)).map(({ name }) => name)).toEqual([]);
});

test('every payload is a model with a name; inputs are closed, what is told is open', () => {
  for (const { action, messages = [] } of Object.values(sockets.operations)) {
    for (const { $ref } of messages) {
      const { name, payload } = messageAt($ref);
      const model = find(sockets, String(payload['$ref'])) as Json;
      expect([name, model['type']]).toEqual([name, 'object']);
      expect([name, model['additionalProperties']]).toEqual([name, action === 'receive' ? false : undefined]);
    }
  }
});

test('strangers are told of no topic and no record', () => {
  const text = JSON.stringify(sockets);
  const hidden = Object.values(inside.channels).flatMap(({ address, messages }) => [address, ...Object.keys(messages)]);
  expect(hidden.filter(name => text.includes(name))).toEqual([]);
});
