/** Times in milliseconds that shape how the client talks to the platform. */
export const timing = {
  /** A REST call without an answer is given up after this. */
  request: 10_000,
  /** A socket command without an ack is given up after this; the outbox then tries again. */
  command: 8_000,
  /** The access token is renewed this long before it expires. */
  tokenMargin: 30_000,
  /** Hints may overtake each other; a gap is fetched only when it lasts this long. */
  gapPatience: 60,
  /** An acknowledged message that did not come back by hint within this time is looked for in the log. */
  ackPatience: 2_500,
  /** Acknowledged but still not in the log after this: it is sent again under the same key, and the answer tells why. */
  ackGivenUp: 60_000,
  /** The periodic `sync` while connected and visible, plus up to as much jitter as said. */
  syncEvery: 30_000,
  syncJitter: 15_000,
  /** The unread count of a large room is asked for again this long after a digest, plus up to as much jitter as said. */
  countEvery: 30_000,
  countJitter: 30_000,
  /** Polling of the open room while the socket is away. */
  pollEvery: 4_000,
  pollJitter: 2_000,
  /** `message:delivered` goes out at most this often per room. */
  deliveredEvery: 500,
  readDelay: 300,
  /** What is unread for longer than this in an open conversation was not seen as it came. */
  unseenFor: 1_000,
  /** Typing is told again this often while it lasts, and ends after this silence. */
  typingRepeat: 3_000,
  typingIdle: 4_000,
  /** Somebody else's typing is forgotten when nothing more is heard. */
  typingExpiry: 6_000,
  /** A ring is forgotten when its end is not told: a little more than the platform lets it ring. */
  ringExpiry: 32_000,
  /** Another tab's outbox entry is taken over when it is still waiting after this. */
  outboxTakeover: 5_000,
} as const;

/** Bounds of what the client keeps. */
export const bounds = {
  /** The first page of a room. */
  historyPage: 50,
  /** Each page before it: larger, so that a fast reader waits less often. */
  olderPage: 100,
  /** So many pages are fetched at most to open a conversation at its first unread message. */
  unreadPages: 10,
  /** So many to reach a message or a day that was asked for. */
  aimPages: 50,
  changesPage: 100,
  /** A gap longer than this many pages of changes is not replayed: the newest page is loaded again. */
  changesPages: 10,
  /** Events kept while the gap before them is fetched. */
  aheadEvents: 500,
  /** Reactions to messages that are not loaded, for each room. */
  outsideNotes: 500,
  /** Rooms whose messages are kept; the least recently used goes first. */
  cachedRooms: 30,
  /** Rooms opened in advance after sign-in, so that the list has previews. */
  warmRooms: 8,
  /** Messages of a room that the device keeps for the next start. */
  snapshotMessages: 200,
  outboxEntries: 500,
  /** Members whose marks decide the ticks of a group; in larger rooms only `sent` is shown. */
  tickMembers: 100,
} as const;
