import { chatCommands, type ChatCommand, type Nothing } from '@parley/contracts/chat-events';
import { messageActions, type actionCommands, type MessageAction } from '@parley/contracts/message-actions/index';
import { createCommandBinder, type CommandHandlers } from '@parley/runtime/sockets/bind-commands';
import { demandAccess } from '@parley/runtime/tokens/demand-access';
import { untilHeard } from '@parley/runtime/sockets/socket-adapter';
import { socketRooms } from '../notify/socket-rooms.ts';
import { requireMember } from '../access/require-member.ts';
import { readSocketBudget } from '../config.ts';
import type { ChatContext } from '../context.ts';
import { act } from '../messages/act.ts';
import { sendMessage } from '../messages/send-message.ts';
import type { ChatSocket } from '../notify/chat-server.ts';
import type { Sheddable } from '../overload/pressure.ts';
import { declineCommand } from './decline-command.ts';
import { ringCommand } from './ring-command.ts';
import { joinAndTell, leaveAndTell } from '../notify/membership.ts';
import type { LargeRooms } from './large-rooms.ts';
import { markCommand } from './mark-commands.ts';
import type { Ringing } from '../notify/ringing.ts';
import { syncCommand } from './sync-command.ts';
import type { Presence } from './presence.ts';
import type { Typing } from './typing.ts';
import type { Viewers } from './viewers.ts';

interface Parts {
  ctx: ChatContext;
  typing: Typing;
  ringing: Ringing;
  largeRooms: LargeRooms;
  presence: Presence;
  viewers: Viewers;
}

const who = (socket: ChatSocket) => socket.data.caller.userId;

/** Every command that a client can give; each one checks for itself who may give it. */
export function createChatCommands({ ctx, typing, ringing, largeRooms, presence, viewers }: Parts) {
  return createCommandBinder<typeof chatCommands, ChatSocket>({
    commands: chatCommands,
    logger: ctx.service.logger,
    userId: who,
    demand: (socket, { access }) => demandAccess(access, socket.data.caller),
    spend: (socket, limit) => ctx.limiter.demand(ctx.limits[limit], who(socket)),
    spentByHandler: ['message:send'],
    overlapping: ['message:send'],
    gate: createGate(ctx.pressure),
    budget: readSocketBudget(ctx.config),
    onRefused: ctx.events.accessRefused,
    handlers: {
      'message:send': (socket, { roomId, ...draft }, turn) =>
        sendMessage(ctx, who(socket), roomId, draft, { ownLimit: ctx.limits.sendPerUser, turn }),
      ...actionHandlers(ctx),
      'message:delivered': (socket, { roomId, seq }) => markCommand(ctx, who(socket), 'delivered', roomId, seq),
      'message:read': (socket, { roomId, seq }) => markCommand(ctx, who(socket), 'read', roomId, seq),
      'typing:start': (socket, { roomId }) => typing.start(socket, roomId),
      'typing:stop': (socket, { roomId }) => typing.stop(socket, roomId),
      'room:join': (socket, { roomId }) => joinAndTell(ctx, who(socket), roomId),
      'room:leave': (socket, { roomId }) => leaveAndTell(ctx, who(socket), roomId),
      'room:watch': (socket, { roomId }) => watch(ctx, largeRooms, socket, roomId),
      'room:unwatch': (socket, { roomId }) => unwatch(ctx, largeRooms, socket, roomId),
      'people:watch': async (socket, input) => ({ people: await viewers.watch(socket, input) }),
      'presence:rest': async (socket, { isResting }) => {
        await presence.rests(socket, isResting);
        return {};
      },
      'call:ring': (socket, input) => ringCommand({ ctx, ringing }, who(socket), input),
      'call:decline': (socket, input) => declineCommand({ ctx, ringing }, who(socket), input),
      sync: (socket, input) => syncCommand(ctx, socket, input),
    },
  });
}

/** What is given up, and as what, when there is too much to do. Whatever is not named here is always served. */
const sheddable: Partial<Record<ChatCommand, Sheddable>> = {
  'typing:start': 'typing',
  'typing:stop': 'typing',
  'message:delivered': 'receipt',
  'message:read': 'receipt',
  'message:send': 'send',
  ...Object.fromEntries(Object.values(messageActions).map(({ command }) => [command, 'send'])),
};

function createGate(pressure: ChatContext['pressure']) {
  return {
    enter(command: ChatCommand) {
      const what = sheddable[command];
      if (what === 'send') return pressure.enter();
      return what ? pressure.refuses(what) : 0;
    },
    left(command: ChatCommand) {
      if (sheddable[command] === 'send') pressure.left();
    },
  };
}

async function watch(ctx: ChatContext, largeRooms: LargeRooms, socket: ChatSocket, roomId: string): Promise<Nothing> {
  const { access } = await requireMember(ctx, roomId, who(socket));
  if (!socket.connected) return {};
  const ended = largeRooms.watch(socket.id, roomId);
  if (access) await enter(ctx, socket, roomId);
  if (ended !== undefined) await leaveChannel(ctx, socket, ended);
  return {};
}

/** A channel is heard by who watches it. What this node learns while the socket enters is looked at once more. */
async function enter(ctx: ChatContext, socket: ChatSocket, roomId: string): Promise<void> {
  const name = socketRooms.room(roomId);
  await socket.join(name);
  await untilHeard(ctx.adapterSubscriber, [name]);
  const isSeen = await requireMember(ctx, roomId, who(socket)).then(
    () => true,
    () => false,
  );
  if (!isSeen) await socket.leave(name);
}

async function unwatch(ctx: ChatContext, largeRooms: LargeRooms, socket: ChatSocket, roomId: string): Promise<Nothing> {
  largeRooms.unwatch(socket.id, roomId);
  await leaveChannel(ctx, socket, roomId);
  return {};
}

async function leaveChannel({ access }: ChatContext, socket: ChatSocket, roomId: string): Promise<void> {
  if ((await access.spaceOf(roomId)) !== undefined) await socket.leave(socketRooms.room(roomId));
}

/** What a member does to a message that is there. */
function actionHandlers(ctx: ChatContext): CommandHandlers<typeof actionCommands, ChatSocket> {
  const handlers = Object.entries(messageActions).map(([action, { command }]) => [
    command,
    (socket: ChatSocket, { id, ...wish }: { id: string; roomId: string }) =>
      act(ctx, who(socket), action as MessageAction, { messageId: id, ...wish }),
  ]);
  return Object.fromEntries(handlers) as CommandHandlers<typeof actionCommands, ChatSocket>;
}
