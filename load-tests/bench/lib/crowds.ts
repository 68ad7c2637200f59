import { limits } from '@parley/contracts/ids';
import type { Crowd } from '../load/job.ts';
import type { Platform } from './platform.ts';
import type { Town } from './town.ts';

const handshakes = 20;
/** A gateway bounds the connections of one address; all of these are this machine. */
const peoplePerAddress = 1_000;

/** Everybody of the town, through the gateway, with a token of their own. */
export function parleyCrowd({ gatewayUrl }: Platform, { people, rooms, token }: Town): Crowd {
  const doors = people.map((userId, at) => ({
    url: gatewayUrl,
    auth: { token: token(userId) },
    from: `127.0.0.${2 + Math.floor(at / peoplePerAddress)}`,
  }));
  const watched = rooms.filter(({ members }) => members.length > limits.largeRoom).map(({ id }) => id);
  return { doors, rooms, watched, handshakes, sync: true };
}

/** Everybody straight at the chat nodes in turn: as a bare server is reached, with nothing in between. */
export function directCrowd(platform: Platform, town: Town): Crowd {
  const ports = platform.ports('chat');
  const crowd = parleyCrowd(platform, town);
  const doors = crowd.doors.map((door, at) => ({ ...door, url: `http://127.0.0.1:${ports[at % ports.length]}` }));
  return { ...crowd, doors };
}

/** The same people in the same rooms of a bare server, or of the bare path. */
export function bareCrowd({ url }: { url: string }, { people, rooms }: Pick<Town, 'people' | 'rooms'>): Crowd {
  const roomsOf = people.map((_, person) =>
    rooms.filter(({ members }) => members.includes(person)).map(({ id }) => id),
  );
  const doors = people.map((userId, at) => ({ url, auth: { userId, rooms: roomsOf[at] } }));
  return { doors, rooms, handshakes, sync: false };
}
