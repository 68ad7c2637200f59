import type { Mentions } from '@parley/contracts/mentions';

/** How far a channel is, as it travels to the nodes: each makes of it what every person hears. */
export interface ChannelHead {
  roomId: string;
  lastSeq: number;
  spaceId: string;
  /** The new messages that mention somebody. */
  called?: { seq: number; by: string; mentions: Mentions }[];
}
