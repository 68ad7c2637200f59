import { chatApi } from '@parley/contracts/chat-api';
import { videoApi } from '@parley/contracts/video-api';
import type { Mount } from '@parley/runtime/mount';
import type { ChatContext } from '../context.ts';
import type { ChatServer } from '../sockets/chat-io.ts';
import { addMembersRoute } from './add-members.ts';
import { callCheckTicketRoute } from './call-check-ticket.ts';
import { callTicketRoute } from './call-ticket.ts';
import { changesRoute } from './changes.ts';
import { createRoomRoute } from './create-room.ts';
import { deleteMessageRoute } from './delete-message.ts';
import { discoverRoomsRoute } from './discover-rooms.ts';
import { editMessageRoute } from './edit-message.ts';
import { getRoomRoute } from './get-room.ts';
import { historyRoute } from './history.ts';
import { integrityRoute } from './integrity.ts';
import { joinRoomRoute } from './join-room.ts';
import { leaveRoomRoute } from './leave-room.ts';
import { listMembersRoute } from './list-members.ts';
import { listRoomsRoute } from './list-rooms.ts';
import { openApiRoute } from './open-api.ts';
import { sendMessageRoute } from './send-message.ts';

/** Every REST call of chat. Sends bring limits of their own, shared with the socket. */
export function mountRoutes(mount: Mount, ctx: ChatContext, io: ChatServer): void {
  const { readPerUser, roomsPerUser, integrityPerUser, callTicketPerUser } = ctx.limits;
  const parts = { ctx, io };
  mount(chatApi.listRooms, listRoomsRoute(ctx), { limit: readPerUser });
  mount(chatApi.createRoom, createRoomRoute(parts), { limit: roomsPerUser });
  mount(chatApi.discoverRooms, discoverRoomsRoute(ctx), { limit: readPerUser });
  mount(chatApi.getRoom, getRoomRoute(ctx), { limit: readPerUser });
  mount(chatApi.joinRoom, joinRoomRoute(parts), { limit: roomsPerUser });
  mount(chatApi.leaveRoom, leaveRoomRoute(parts), { limit: roomsPerUser });
  mount(chatApi.listMembers, listMembersRoute(ctx), { limit: readPerUser });
  mount(chatApi.addMembers, addMembersRoute(parts), { limit: roomsPerUser });
  mount(chatApi.openApi, openApiRoute());
  mount(chatApi.integrity, integrityRoute(ctx), { limit: integrityPerUser });
  mount(chatApi.history, historyRoute(ctx), { limit: readPerUser });
  mount(chatApi.sendMessage, sendMessageRoute(ctx));
  mount(chatApi.editMessage, editMessageRoute(ctx));
  mount(chatApi.deleteMessage, deleteMessageRoute(ctx));
  mount(chatApi.changes, changesRoute(ctx), { limit: readPerUser });
  mount(videoApi.callTicket, callTicketRoute(ctx), { limit: callTicketPerUser });
  mount(videoApi.callCheckTicket, callCheckTicketRoute(ctx), { limit: callTicketPerUser });
}
