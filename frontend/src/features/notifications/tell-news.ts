import type { PublicUser } from '@parley/contracts/auth-api';
import { chatApi } from '@parley/contracts/chat-api';
import { isMentioned } from '@parley/contracts/mentions';
import { contentOf, type Message } from '@parley/contracts/message';
import type { Room } from '@parley/contracts/room';
import { call } from '#lib/api/call.ts';
import { loadPerson } from '#lib/api/people.ts';
import type { ChatEngine } from '#lib/chat/engine.ts';
import type { News } from '#lib/chat/sync/news.ts';
import { elapsed } from '#lib/clock.ts';
import { nt } from '#lib/i18n/notifications-texts.ts';
import { t } from '#lib/i18n/texts.ts';
import type { DeviceChoices } from '#lib/notifications/device-choices.ts';
import { type Notice } from '#lib/notifications/notices.ts';
import { isLookedAt } from '#lib/notifications/one-tab.ts';
import { Pace } from '#lib/notifications/pace.ts';
import { type Choice, type Heard, isTold } from '#lib/notifications/policy.ts';
import { roomPath } from '#lib/room-path.ts';
import { plainText } from '#lib/markup/plain-text.ts';
import { namesIn, withNames } from '#lib/text/mentions.ts';

interface Needs {
  chat: ChatEngine;
  choiceOf: (news: News) => Choice;
  device: Pick<DeviceChoices, 'previews'>;
  /** Whether somebody looks at a room in this tab. */
  isSeen: (roomId: string) => boolean;
  show: (notice: Notice) => void;
}

/** One notice for several rooms at once. */
export const manyTag = 'many';

/** Of a digest: so many of the newest messages are looked through for the one that it tells of. */
const lookedThrough = 20;
const longestBody = 200;

type Known = Pick<Room, 'id' | 'kind' | 'name' | 'channel' | 'request'>;

/** What makes notices of news, in their order. */
export function createTeller({ chat, choiceOf, device, isSeen, show }: Needs): (news: News) => void {
  const pace = new Pace();
  let turn: Promise<void> = Promise.resolve();

  async function tell(news: News): Promise<void> {
    const choice = choiceOf(news);
    // Most news end here, before anything is asked for.
    if (!isTold({ ...nothingAgainst, isMention: news.mentions.length > 0 || mentionsMe(news) }, choice)) return;
    if (isSeen(news.roomId) || (await isLookedAt(news.roomId))) return;
    const found = await about(news);
    if (!found || !isTold(heard(found, news), choice)) return;
    const next = pace.next(news.roomId, elapsed());
    if (next.alone) return show(await noticeOf(found));
    show({ tag: manyTag, title: nt.many, body: nt.manyRooms(next.rooms), path: '/' });
  }

  const me = () => chat.store.getState().me.id;
  const mentionsMe = ({ message, roomId }: News) =>
    message !== undefined && isMentioned(message, { userId: me(), roleIds: roleIdsIn(roomId) });
  const roleIdsIn = (roomId: string) => chat.store.getState().rooms[roomId]?.channel?.roleIds ?? [];

  /** The room and the message, of which a digest tells the place alone. */
  async function about({ roomId, message, seq, mentions }: News): Promise<About | undefined> {
    const room = chat.store.getState().rooms[roomId] ?? (await call(chatApi.getRoom, { params: { id: roomId } })).room;
    if (message) return { room, message };
    const query = { limit: lookedThrough };
    const { messages } = await call(chatApi.history, { params: { id: roomId }, query });
    const wanted = mentions.at(-1) ?? seq;
    const found = messages.find(one => one.seq === wanted) ?? messages[0];
    return found && { room, message: found };
  }

  function heard({ room, message }: About, news: News): Heard {
    const { blocked } = chat.store.getState();
    return {
      isMine: message.senderId === me(),
      isMention: mentionsMe({ ...news, message }) || news.mentions.includes(message.seq),
      // A call in a dm rings by itself.
      isLine: message.line !== undefined || (message.call !== undefined && room.kind === 'dm'),
      isUnwanted: blocked[message.senderId] === true || room.request === 'received',
      isSeen: isSeen(news.roomId),
    };
  }

  async function noticeOf({ room, message }: About): Promise<Notice> {
    const name = (await person(message.senderId))?.displayName ?? t.conversation.somebody;
    return { tag: room.id, title: titleOf(room, name), body: bodyOf(message), path: roomPath(room) };
  }

  async function person(userId: string): Promise<PublicUser | undefined> {
    return chat.store.getState().people[userId] ?? (await loadPerson(userId).catch(() => undefined));
  }

  function bodyOf(message: Message): string {
    const content = contentOf(message);
    if (content.kind === 'call') return t.call.running;
    if (!device.previews || content.kind !== 'text') return nt.hidden;
    return withNames(plainText(content.body), namesIn(chat.store.getState(), message.roomId)).slice(0, longestBody);
  }

  return news => {
    // What cannot be asked for is not told.
    turn = turn.then(() => tell(news)).catch(() => undefined);
  };
}

const nothingAgainst: Heard = { isMine: false, isMention: false, isLine: false, isUnwanted: false, isSeen: false };

interface About {
  room: Known;
  message: Message;
}

function titleOf({ kind, name, channel }: Known, person: string): string {
  if (kind === 'dm' || name === null) return person;
  return channel ? nt.inChannel(person, name) : nt.inRoom(person, name);
}
