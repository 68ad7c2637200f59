import { authApi } from '@parley/contracts/auth-api';
import { ParleyError } from '@parley/contracts/errors';
import { connect } from '../sockets.ts';
import { patiently } from './patiently.ts';
import { actor, type Company, type PlayedRoom } from './play-room.ts';
import type { RoleName } from './cast.ts';

/** Somebody comes, reads the rooms as far as the plan says, and goes. */
export async function readRooms(company: Company, name: RoleName, rooms: readonly PlayedRoom[]): Promise<void> {
  const reader = actor(company, name);
  const own = rooms.filter(({ isNew, plan }) => isNew && plan.members.includes(name));
  if (own.length === 0) return;
  // With a token that is good for now.
  await reader.call(authApi.me, {});
  const client = await connect(reader);
  try {
    for (const { room, plan } of own) {
      const seq = plan.said.length - (plan.unread.get(name) ?? 0);
      if (seq > 0) await patiently(() => mark(room.id, seq));
    }
  } finally {
    client.close();
  }

  async function mark(roomId: string, seq: number): Promise<void> {
    const answer = await client.command('message:read', { roomId, seq });
    if (!answer.ok) throw new ParleyError(answer.error.code, answer.error.message, answer.error);
  }
}
