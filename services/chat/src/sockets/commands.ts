import { chatCommands } from '@parley/contracts/chat-events';
import { createCommandBinder } from '@parley/runtime/sockets/bind-commands';
import { readSocketBudget } from '../config.ts';
import type { ChatContext } from '../context.ts';
import { changeMessage } from '../messages/change-message.ts';
import { react } from '../messages/react.ts';
import { sendMessage } from '../messages/send-message.ts';
import type { ChatSocket } from '../notify/chat-server.ts';
import { declineCommand } from './decline-command.ts';
import { joinAndTell, leaveAndTell } from '../notify/membership.ts';
import { markCommand } from './mark-commands.ts';
import type { Ringing } from '../notify/ringing.ts';
import { syncCommand } from './sync-command.ts';
import type { Typing } from './typing.ts';

interface Parts {
  ctx: ChatContext;
  typing: Typing;
  ringing: Ringing;
}

/** Every command that a client can give; each one checks for itself who may give it. */
export function createChatCommands({ ctx, typing, ringing }: Parts) {
  const who = (socket: ChatSocket) => socket.data.caller.userId;
  return createCommandBinder<typeof chatCommands, ChatSocket>({
    commands: chatCommands,
    logger: ctx.service.logger,
    userId: who,
    spend: (socket, limit) => ctx.limiter.demand(ctx.limits[limit], who(socket)),
    budget: readSocketBudget(ctx.config),
    onRefused: ctx.events.accessRefused,
    handlers: {
      'message:send': (socket, { roomId, ...draft }) => sendMessage(ctx, who(socket), roomId, draft),
      'message:edit': (socket, { id, ...change }) => changeMessage(ctx, who(socket), { messageId: id, ...change }),
      'message:delete': (socket, { id, ...change }) => changeMessage(ctx, who(socket), { messageId: id, ...change }),
      'message:react': (socket, { id, ...choice }) => react(ctx, who(socket), { messageId: id, ...choice }),
      'message:delivered': (socket, { roomId, seq }) => markCommand(ctx, who(socket), 'delivered', roomId, seq),
      'message:read': (socket, { roomId, seq }) => markCommand(ctx, who(socket), 'read', roomId, seq),
      'typing:start': (socket, { roomId }) => typing.start(socket, roomId),
      'typing:stop': (socket, { roomId }) => typing.stop(socket, roomId),
      'room:join': (socket, { roomId }) => joinAndTell(ctx, who(socket), roomId),
      'room:leave': (socket, { roomId }) => leaveAndTell(ctx, who(socket), roomId),
      'call:decline': (socket, input) => declineCommand({ ctx, ringing }, who(socket), input),
      sync: (socket, input) => syncCommand(ctx, socket, input),
    },
  });
}
