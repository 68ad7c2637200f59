import { repeat } from '@parley/client/repeat';
import { isTooMuch } from '@parley/client/rest/may-repeat';
import { connect } from '../sockets.ts';
import { patience } from './patience.ts';
import { actor, type Company, type PlayedRoom } from './play-room.ts';
import type { RoleName } from './cast.ts';

/** Somebody comes, reads the rooms as far as the plan says, and goes. */
export async function readRooms(company: Company, name: RoleName, rooms: readonly PlayedRoom[]): Promise<void> {
  const own = rooms.filter(({ isNew, plan }) => isNew && plan.members.includes(name));
  if (own.length === 0) return;
  const client = await connect({ token: await actor(company, name).token() });
  try {
    for (const { room, plan } of own) {
      const seq = plan.said.length - (plan.unread.get(name) ?? 0);
      const mark = () => client.ask('message:read', { roomId: room.id, seq });
      if (seq > 0) await repeat(mark, { forMs: patience.repeatForMs, may: isTooMuch });
    }
  } finally {
    client.close();
  }
}
