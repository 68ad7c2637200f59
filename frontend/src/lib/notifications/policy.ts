import type { NotificationSettings, QuietHours } from '@parley/contracts/people/notification';
import type { NotificationLevel } from '@parley/contracts/places/place';

/** What is known of a message that came. */
export interface Heard {
  isMine: boolean;
  /** It calls the person: by name, by a role, or with everybody. */
  isMention: boolean;
  /** The room tells of itself, or a call says that it is over. */
  isLine: boolean;
  /** By somebody whom the person has blocked, or in a request that is not accepted. */
  isUnwanted: boolean;
  /** The person looks at this room now, in whichever window. */
  isSeen: boolean;
}

/** What the person has chosen for the room, and for now. */
export interface Choice {
  isMuted: boolean;
  level: string;
  /** Do not disturb, or quiet hours. */
  isQuiet: boolean;
}

/** Whether a person is told of a message outside the app. */
export function isTold(heard: Heard, { isMuted, level, isQuiet }: Choice): boolean {
  if (heard.isMine || heard.isLine || heard.isUnwanted || heard.isSeen || isMuted || isQuiet) return false;
  if (level === 'nothing') return false;
  return level === 'all' || heard.isMention;
}

type Levels = Readonly<Record<string, { level: string | null } | undefined>>;

/** What the person is told of in a room: what they chose for it, for its space, or in general. */
export function levelOf(
  places: Levels,
  { conversations, channels }: Pick<NotificationSettings, 'conversations' | 'channels'>,
  { roomId, spaceId }: { roomId: string; spaceId?: string | undefined },
): NotificationLevel | (string & {}) {
  const own = places[roomId]?.level;
  if (own != null) return own;
  if (spaceId === undefined) return conversations;
  return places[spaceId]?.level ?? channels;
}

/** Whether it is between two times of day, where the person said that they are; a zone that nobody knows has no hours. */
export function isQuietAt(hours: QuietHours | null, at: Date): boolean {
  if (!hours || hours.from === hours.to) return false;
  const now = timeIn(hours.timeZone, at);
  if (now === undefined) return false;
  const { from, to } = hours;
  return from < to ? now >= from && now < to : now >= from || now < to;
}

function timeIn(timeZone: string, at: Date): string | undefined {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
      at,
    );
  } catch {
    return undefined;
  }
}
