import { z } from 'zod';
import { membershipEvent } from '../membership-events.ts';
import { describe, nameModels } from '../openapi/models.ts';
import { callEventRecord, recordHeaders, roomLogRecord, topics, userEventRecord, type Topic } from '../records.ts';
import { roomEvent } from '../room-events.ts';
import { capitalised } from './names.ts';
import type { SchemaCollector } from './schemas.ts';

type Json = Record<string, unknown>;
type RecordSchema = z.ZodObject<{ type: z.ZodLiteral<string> }>;

interface TopicWords {
  summary: string;
  /** What the key of a record is. */
  key: string;
  writer: string;
  readers: string;
  records: z.ZodDiscriminatedUnion<readonly RecordSchema[]>;
}

/** What is written to each topic, by which process, for whom. */
const words: Record<keyof typeof topics, TopicWords> = {
  roomLog: {
    summary: 'Every event of every room, as it was accepted: the truth from which rooms are built',
    key: 'the room',
    writer: 'chat',
    readers: 'delivery',
    records: roomLogRecord,
  },
  roomEvents: {
    summary: 'What the log of a room has decided: in order, numbered, without what was refused or came twice',
    key: 'the room',
    writer: 'delivery',
    readers: 'whatever follows rooms: search, notifications, bots',
    records: roomEvent,
  },
  membershipEvents: {
    summary: 'Rooms and their members as they are now',
    key: 'the room, or room and person with a colon between them',
    writer: 'chat',
    readers: 'whatever must know who is in a room',
    records: membershipEvent,
  },
  userEvents: {
    summary: 'Profiles of people, and sessions that ended',
    key: 'the person, or `session:` and the session',
    writer: 'auth',
    readers: 'chat and delivery',
    records: userEventRecord,
  },
  callEvents: {
    summary: 'What happens to calls',
    key: 'the room',
    writer: 'video',
    readers: 'chat',
    records: callEventRecord,
  },
};

export const kafkaServer = {
  host: '{broker}',
  protocol: 'kafka',
  variables: { broker: { default: 'localhost:9092', description: 'A broker of the platform' } },
  description: 'Kafka',
};

/** Tells zod's registry what the document calls each record: `message.created.v1` is `MessageCreatedV1`. */
export function nameRecords(): void {
  nameModels();
  for (const { records } of Object.values(words))
    for (const record of records.options) describe(record, { id: modelName(record), description: typeOf(record) });
}

const typeOf = (record: RecordSchema) => record.shape.type.value;
const modelName = (record: RecordSchema) => capitalised(typeOf(record).replaceAll('.', ':'));

/** A channel for each topic and for its dead letters, and who writes and reads it. */
export function describeTopics(schemas: SchemaCollector): { channels: Json; operations: Json } {
  const channels: Json = {};
  const operations: Json = {};
  for (const [name, topic] of Object.entries<Topic>(topics)) {
    const { summary, writer, readers, records, key } = words[name as keyof typeof topics];
    const messages = Object.fromEntries(records.options.map(record => [typeOf(record), message(record, key, schemas)]));
    const channel = { $ref: `#/channels/${name}` };
    channels[name] = { ...channelOf(topic), summary, messages };
    operations[`${name}.write`] = { action: 'send', channel, title: topic.name, summary: `Written by ${writer}` };
    operations[`${name}.read`] = { action: 'receive', channel, title: topic.name, summary: `Read by ${readers}` };
    if (topic.dlq) channels[`${name}DeadLetters`] = deadLetters(topic, messages);
  }
  return { channels, operations };
}

function channelOf({ name, partitions, compacted }: { name: string; partitions: number; compacted: boolean }): Json {
  return {
    address: name,
    servers: [{ $ref: '#/servers/kafka' }],
    bindings: {
      kafka: { partitions, topicConfiguration: { 'cleanup.policy': [compacted ? 'compact' : 'delete'] } },
    },
  };
}

function message(record: RecordSchema, key: string, schemas: SchemaCollector): Json {
  return {
    name: typeOf(record),
    headers: headers({}),
    payload: schemas.add(record, [typeOf(record)], 'output'),
    bindings: { kafka: { key: { type: 'string', description: `Names ${key}` } } },
  };
}

/** A record that could not be applied keeps its key and its value, which need not be readable. */
function deadLetters({ name }: Topic, messages: Json): Json {
  const reasons = {
    'dead-letter-reason': { type: 'string', description: 'Why it could not be applied' },
    'dead-letter-offset': { type: 'string', description: 'Where it stood in its partition' },
  };
  const description = `A record of \`${name}\` as it was: one of ${Object.keys(messages).join(', ')}, or what nobody can read`;
  return {
    ...channelOf({ name: `${name}.dlq`, partitions: 1, compacted: false }),
    summary: `Records of \`${name}\` that could not be applied, until \`npm run replay\` puts them back`,
    messages: { deadLetter: { name: 'dead letter', headers: headers(reasons), payload: { description } } },
  };
}

function headers(further: Json): Json {
  return {
    type: 'object',
    properties: {
      [recordHeaders.requestId]: { type: 'string', description: 'The request that the record came by' },
      [recordHeaders.node]: { type: 'string', description: 'The node that wrote it' },
      [recordHeaders.trace]: { type: 'string', description: 'Its trace (W3C), where that is kept' },
      ...further,
    },
  };
}
