import { createHash, randomUUID } from 'node:crypto';

/** Namespace of Parley's message ids; part of the wire, never to change. */
const namespace = Buffer.from('6f1d4f4e9c0b4c1f8a5e2d7b3c9e1a60', 'hex');

/**
 * The id of a message, derived (UUIDv5) from who sends it, where, and the sender's own key: every retry is the same
 * message without a look-up, on whichever node it arrives.
 */
export function messageId(senderId: string, roomId: string, clientMsgId: string): string {
  return uuidV5(`${senderId}/${roomId}/${clientMsgId}`);
}

/** The id of what somebody does to a message: the same for each retry under one `clientEventId`, its own without one. */
export function changeId(userId: string, roomId: string, clientEventId: string | undefined): string {
  return uuidV5(`${userId}/${roomId}/change/${clientEventId ?? randomUUID()}`);
}

/** What two sends under one key must agree in: a hash of the content. */
export function fingerprint({ body, replyTo }: { body: string; replyTo?: string | undefined }): string {
  return createHash('sha256')
    .update(`${replyTo ?? ''}\n${body}`)
    .digest('base64url')
    .slice(0, 22);
}

/** RFC 9562, section 5.5. */
export function uuidV5(name: string): string {
  const bytes = createHash('sha1').update(namespace).update(name).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
