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
import { handOverRoute } from './hand-over.ts';
import { historyRoute } from './history.ts';
import { integrityRoute } from './integrity.ts';
import { joinRoomRoute } from './join-room.ts';
import { leaveRoomRoute } from './leave-room.ts';
import { listMembersRoute } from './list-members.ts';
import { listRoomsRoute } from './list-rooms.ts';
import { openApiRoute } from './open-api.ts';
import { reactRoute } from './react.ts';
import { sendMessageRoute } from './send-message.ts';

/** Every REST call of chat; each spends the limit that the contract names. */
export function mountRoutes(mount: Mount, ctx: ChatContext, io: ChatServer): void {
  const parts = { ctx, io };
  mount(chatApi.listRooms, listRoomsRoute(ctx));
  mount(chatApi.createRoom, createRoomRoute(parts));
  mount(chatApi.discoverRooms, discoverRoomsRoute(ctx));
  mount(chatApi.getRoom, getRoomRoute(ctx));
  mount(chatApi.joinRoom, joinRoomRoute(parts));
  mount(chatApi.leaveRoom, leaveRoomRoute(parts));
  mount(chatApi.listMembers, listMembersRoute(ctx));
  mount(chatApi.addMembers, addMembersRoute(parts));
  mount(chatApi.handOver, handOverRoute(parts));
  mount(chatApi.openApi, openApiRoute());
  mount(chatApi.integrity, integrityRoute(ctx));
  mount(chatApi.history, historyRoute(ctx));
  mount(chatApi.sendMessage, sendMessageRoute(ctx));
  mount(chatApi.editMessage, editMessageRoute(ctx));
  mount(chatApi.deleteMessage, deleteMessageRoute(ctx));
  mount(chatApi.react, reactRoute(ctx));
  mount(chatApi.changes, changesRoute(ctx));
  mount(videoApi.callTicket, callTicketRoute(ctx));
  mount(videoApi.callCheckTicket, callCheckTicketRoute(ctx));
}
