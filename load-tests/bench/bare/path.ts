import type { KafkaConnection } from '@parley/runtime/kafka/kafka-connection';

// What Parley's message path is compared with: the same servers and libraries, used as their documentation shows it, and
// nothing else. No sign-in, no checks, no limits, no repeats recognised, nothing healed.

export const bareTopic = 'bare.messages';
export const bareCollection = 'bare_messages';

/** What a process of the bare path is started with. */
export interface BareStores {
  kafka: KafkaConnection;
  mongoUrl: string;
  redisUrl: string;
}

/** A message on its way, in the shape that Parley gives it. */
export interface BareMessage {
  id: string;
  roomId: string;
  senderId: string;
  clientMsgId: string;
  body: string;
  createdAt: string;
}

export function readStores(): BareStores {
  return JSON.parse(process.env['BARE_STORES'] ?? '{}') as BareStores;
}
