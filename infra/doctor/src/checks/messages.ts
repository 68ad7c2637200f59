import { randomUUID } from 'node:crypto';
import { socketPaths } from '@parley/client/sockets/open-socket';
import { chatApi } from '@parley/contracts/chat-api';
import type { Message } from '@parley/contracts/message';
import type { Socket } from 'socket.io-client';
import type { Check } from '../check.ts';
import { NotExamined, reasonOf } from '../not-examined.ts';
import { chatNodes } from '../clients/health.ts';
import type { Session } from '../clients/session.ts';
import { openSocket, tellChat } from '../clients/socket.ts';
import { fault, type Fault } from '../faults.ts';
import type { Visit } from '../visit.ts';

const roomName = 'Parley doctor';
const hearWithinMs = 8_000;

/** A message goes in at one chat node and comes out at each of the others. */
export const messages: Check = {
  name: 'send and receive on two nodes',
  async run(visit) {
    const session = await visit.session();
    const nodes = await chatNodes(visit.platform.url).catch((error: unknown) => {
      throw new NotExamined(`the gateway does not tell the chat nodes (${reasonOf(error)})`);
    });
    const [first, ...others] = nodes;
    if (first === undefined) throw new NotExamined('no chat node is ready');
    const alone = others.length === 0 ? [fault('PD-106', `${first} is the only chat node`)] : [];
    return [...alone, ...(await tryToHear(visit, session, first, others[0] ?? first))];
  },
};

async function tryToHear(visit: Visit, session: Session, from: string, to: string): Promise<Fault[]> {
  try {
    const roomId = await ownRoom(session);
    const open = (node: string): Promise<Socket> =>
      openSocket(visit, { path: socketPaths.chat, auth: { token: session.token }, node });
    const [sender, listener] = await Promise.all([open(from), open(to)]);
    await tellChat(listener, 'sync', { rooms: {} });
    const clientMsgId = randomUUID();
    const heard = hears(listener, clientMsgId);
    await tellChat(sender, 'message:send', { roomId, clientMsgId, body: 'The doctor was here.' });
    if (await heard) return [];
    return [fault('PD-105', `A message sent at ${from} did not arrive at ${to} within ${hearWithinMs / 1_000} s`)];
  } catch (error) {
    return [fault('PD-105', `A message could not be sent from ${from} to ${to}: ${reasonOf(error)}`)];
  }
}

/** A group with nobody else in it; the same at every examination. */
async function ownRoom({ call }: Session): Promise<string> {
  const { rooms } = await call(chatApi.listRooms, {});
  const known = rooms.find(({ name }) => name === roomName);
  if (known) return known.id;
  const body = { kind: 'group' as const, name: roomName };
  return (await call(chatApi.createRoom, { body })).room.id;
}

function hears(socket: Socket, clientMsgId: string): Promise<boolean> {
  return new Promise(resolve => {
    const limit = setTimeout(() => resolve(false), hearWithinMs);
    socket.on('message:new', (message: Message) => {
      if (message.clientMsgId !== clientMsgId) return;
      clearTimeout(limit);
      resolve(true);
    });
  });
}
