import type { Message } from '@parley/contracts/message';

const roomId = '00000000-0000-4000-8000-000000000001';
export const me = '00000000-0000-4000-8000-0000000000aa';
export const other = '00000000-0000-4000-8000-0000000000bb';

/** A message whose id and key follow from its `seq`. */
export function messageAt(seq: number, changes: Partial<Message> = {}): Message {
  const tail = String(seq).padStart(12, '0');
  return {
    id: `10000000-0000-4000-8000-${tail}`,
    clientMsgId: `20000000-0000-4000-8000-${tail}`,
    roomId,
    seq,
    changedSeq: seq,
    senderId: other,
    body: `message ${seq}`,
    createdAt: new Date(Date.UTC(2030, 0, 1, 12, 0, seq)).toISOString(),
    ...changes,
  };
}

export function messages(from: number, to: number): Message[] {
  return Array.from({ length: to - from + 1 }, (_, index) => messageAt(from + index));
}
