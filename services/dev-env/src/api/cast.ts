import { authApi } from '@parley/contracts/auth-api';
import { callAs } from '../call.ts';
import { newGroup, newPeople, send, type Person } from '../people.ts';

/** Somebody with a token, and things of theirs that inputs can name. */
export interface Cast {
  token: string;
  roomId: string;
  messageId: string;
  userId: string;
  /** Of another device: ending it harms nobody. */
  sessionId: string;
}

export async function gatherCast(): Promise<Cast> {
  const [ann, ben] = (await newPeople(2, 'api')) as [Person, Person];
  const room = await newGroup(ann, [ben]);
  const { id: messageId } = await send(ann, room.id, 'Something to read');
  const body = { login: ann.user.username, password: ann.password };
  await callAs(undefined, authApi.login, { body });
  const { sessions } = await callAs(ann, authApi.listSessions, {});
  const sessionId = sessions.find(({ current }) => !current)?.id ?? '';
  return { token: ann.token, roomId: room.id, messageId, userId: ben.user.id, sessionId };
}
