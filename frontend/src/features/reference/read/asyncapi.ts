import { r } from '#lib/i18n/reference-texts.ts';
import type { Entry, Group, Part, Reference } from './model.ts';
import type { Schema } from './schema.ts';

interface Message {
  name: string;
  summary?: string;
  headers?: Schema;
  payload?: Schema;
  bindings?: { kafka?: { key?: Schema } };
}
interface Channel {
  address: string;
  summary?: string;
  description?: string;
  servers: { $ref: string }[];
  messages: Record<string, Message>;
  bindings?: { kafka?: { partitions: number; topicConfiguration: Record<string, string[]> } };
}
interface Operation {
  action: 'send' | 'receive';
  summary?: string;
  channel: { $ref: string };
  messages?: { $ref: string }[];
  reply?: { messages: { $ref: string }[] };
  'x-limit'?: string;
  'x-acknowledged'?: boolean;
}

/** The part of an AsyncAPI document that the page shows. */
export interface AsyncApi {
  info: { title: string; version: string; description: string };
  servers: Record<string, { protocol: string; pathname?: string; description: string }>;
  channels: Record<string, Channel>;
  operations: Record<string, Operation>;
  components: { schemas: Record<string, Schema> };
  'x-error-codes'?: Record<string, string>;
}

const lastOf = (pointer: string) => pointer.split('/').at(-1) ?? '';

export function readAsyncApi(document: AsyncApi): Reference {
  const channels = Object.entries(document.channels);
  return {
    ...document.info,
    models: document.components.schemas,
    errors: Object.entries(document['x-error-codes'] ?? {}),
    groups: channels.flatMap(([name, channel]) =>
      channel.bindings?.kafka ? [topic(name, channel, document)] : socket(name, channel, document),
    ),
  };
}

/** Commands and notices of a socket server, apart. */
function socket(name: string, channel: Channel, document: AsyncApi): Group[] {
  const server = document.servers[lastOf(channel.servers[0]?.$ref ?? '')];
  const operations = Object.entries(document.operations).filter(
    ([, operation]) => lastOf(operation.channel.$ref) === name,
  );
  const entries = operations.map(([id, operation]) => socketEntry(id, operation, channel));
  const title = name.charAt(0).toUpperCase() + name.slice(1);
  const place = `\`${server?.pathname ?? ''}\`, ${server?.description ?? ''}. ${channel.description ?? ''}`;
  return [
    { name: `${title}: commands`, description: place, entries: entries.filter(({ kind }) => kind === 'command') },
    { name: `${title}: notices`, description: place, entries: entries.filter(({ kind }) => kind === 'notice') },
  ];
}

function socketEntry(id: string, operation: Operation, { messages }: Channel): Entry {
  const message = messages[lastOf(operation.messages?.[0]?.$ref ?? '')];
  const reply = messages[lastOf(operation.reply?.messages[0]?.$ref ?? '')];
  const isCommand = operation.action === 'receive';
  const limit = operation['x-limit'];
  return {
    id,
    kind: isCommand ? 'command' : 'notice',
    name: message?.name ?? id,
    summary: message?.summary ?? '',
    facts: [...(limit === undefined ? [] : [r.limit(limit)]), ...(operation['x-acknowledged'] ? [r.acknowledged] : [])],
    parts: [
      ...partOf(isCommand ? r.part.input : r.part.payload, message?.payload),
      ...partOf(r.part.result, reply?.payload?.oneOf?.[0]?.properties?.['data']),
    ],
    errors: [],
    examples: [],
  };
}

function topic(name: string, channel: Channel, document: AsyncApi): Group {
  const users = Object.values(document.operations).filter(operation => lastOf(operation.channel.$ref) === name);
  const { partitions = 0, topicConfiguration = {} } = channel.bindings?.kafka ?? {};
  const facts = [r.partitions(partitions, topicConfiguration['cleanup.policy']?.includes('compact') ?? false)];
  const description = [channel.summary, ...users.map(({ summary }) => summary), ...facts].filter(Boolean).join('. ');
  return {
    name: channel.address,
    description,
    entries: Object.entries(channel.messages).map(([id, message]) => ({
      id: `${name}.${id}`,
      kind: 'record',
      name: message.name,
      summary: message.payload?.description ?? '',
      facts: [],
      parts: [
        ...partOf(r.part.payload, message.payload),
        ...partOf(r.part.headers, message.headers),
        ...partOf(r.part.key, message.bindings?.kafka?.key),
      ],
      errors: [],
      examples: [],
    })),
  };
}

const partOf = (title: string, schema: Schema | undefined): Part[] => (schema ? [{ title, schema }] : []);
