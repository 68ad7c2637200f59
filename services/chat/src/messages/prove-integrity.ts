import { createHash } from 'node:crypto';
import type { Integrity } from '@parley/contracts/room';
import type { ChatContext } from '../context.ts';

/** Walks the whole log of a room in order; memory stays constant however long it is. */
export async function proveIntegrity({ log }: Pick<ChatContext, 'log'>, roomId: string): Promise<Integrity> {
  const hash = createHash('sha256');
  const proof = { roomId, firstSeq: 0, lastSeq: 0, count: 0, holes: 0, duplicates: 0 };
  for await (const { seq, _id, kind } of log.events(roomId)) {
    if (proof.count === 0) proof.firstSeq = seq;
    if (seq === proof.lastSeq) proof.duplicates += 1;
    else proof.holes += seq - proof.lastSeq - 1;
    proof.count += 1;
    proof.lastSeq = seq;
    hash.update(`${seq} ${kind} ${_id}\n`);
  }
  return { ...proof, hash: hash.digest('hex') };
}
