import { chatApi } from '@parley/contracts/chat-api';
import { ParleyError } from '@parley/contracts/errors';
import { call } from '#lib/api/call.ts';
import type { ChatStore } from '#lib/chat/state.ts';
import type { RoomList } from '#lib/chat/sync/room-list.ts';
import { sharedByKey } from '#lib/chat/sync/shared-by-key.ts';

/**
 * Channels of spaces. The list of conversations has none of them: one is asked for when it is opened, and again when its
 * space changes, and is gone when the person does not see it any more.
 */
export class Channels {
  readonly #store: ChatStore;
  readonly #roomList: RoomList;

  constructor(store: ChatStore, roomList: RoomList) {
    this.#store = store;
    this.#roomList = roomList;
  }

  /** Takes a room that is not in the list. Rejects with ParleyError. */
  readonly find = sharedByKey(async (roomId: string): Promise<void> => {
    const { room } = await call(chatApi.getRoom, { params: { id: roomId } });
    this.#roomList.take(room);
  });

  /** Something about the space is not what it was. */
  spaceChanged(spaceId: string): void {
    for (const { id, channel } of Object.values(this.#store.getState().rooms))
      if (channel?.spaceId === spaceId) void this.#again(id);
  }

  async #again(roomId: string): Promise<void> {
    await this.find(roomId).catch((error: unknown) => {
      const isGone = error instanceof ParleyError && ['unknown_room', 'not_a_member', 'forbidden'].includes(error.code);
      if (isGone) this.#roomList.drop(roomId);
    });
  }
}
