import { mayIn } from '#lib/chat/may.ts';
import type { RoomState } from '#lib/chat/state.ts';
import type { ShownMessage } from '#lib/timeline/timeline.ts';

/** What one may do with a message: the menu and the keys offer the same. */
export interface MayDo {
  edit: boolean;
  copy: boolean;
  report: boolean;
  delete: boolean;
}

export function mayDo({ isOwn, isUnknown }: ShownMessage, room: RoomState | undefined): MayDo {
  const isInChannel = room?.channel !== undefined;
  return {
    edit: isOwn && !isUnknown,
    copy: !isUnknown,
    // To the moderators of the space; nobody looks after other rooms.
    report: !isOwn && isInChannel,
    // Of others' messages in a channel, where the person may.
    delete: isOwn || (isInChannel && mayIn(room, 'manageMessages')),
  };
}
