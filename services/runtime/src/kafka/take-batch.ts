import type { OutgoingRecord } from './kafka.ts';

/** How much one request to Kafka may carry: a broker refuses more than 1,048,588 bytes for one partition. */
export const requestBounds = { records: 500, bytes: 900_000 };

/** Of the key, the headers and Kafka's own. */
const overheadBytes = 300;

/** How many bytes a record is on its way, roughly and never less. Text is counted as UTF-8, as it travels. */
export function bytesOf({ value }: Pick<OutgoingRecord, 'value'>): number {
  return Buffer.byteLength(value) + overheadBytes;
}

/** Takes from `waiting` as many as one request may carry, in order; at least one. */
export function takeBatch<T extends { bytes: number }>(waiting: T[], bounds = requestBounds): T[] {
  let bytes = 0;
  let count = 0;
  for (const item of waiting) {
    bytes += item.bytes;
    if (count > 0 && (count >= bounds.records || bytes > bounds.bytes)) break;
    count += 1;
  }
  return waiting.splice(0, count);
}
