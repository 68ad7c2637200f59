/** A room as it is stored. `dmKey` is the sorted pair of a dm, so that two people have one dm. */
export interface StoredRoom {
  id: string;
  kind: 'dm' | 'group';
  name: string | null;
  public: boolean;
  createdBy: string;
  createdAt: Date;
  memberCount: number;
  /** Grows with every change of the room and of who is in it; rooms of before 0.4 have none until they are filled in. */
  version?: number | undefined;
  dmKey?: string | undefined;
  /** The name as searches compare it. */
  folded?: string | undefined;
}

/** `readMessages` is how many messages the room had at `readSeq`: unread is a difference, never a counter. */
export interface Membership {
  roomId: string;
  userId: string;
  role: 'owner' | 'member';
  joinedAt: Date;
  deliveredSeq: number;
  readSeq: number;
  readMessages: number;
}
