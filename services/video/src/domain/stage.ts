import type { CallRecord } from './call-record.ts';
import type { Participant, Peer } from './peer.ts';

/** What somebody is shown to send who sends nothing. */
export const nothingSent = { mic: false, camera: false, screen: false };

/** On a stage moderators speak, and whom they let; elsewhere everybody does. */
export function maySpeak(
  { stage, speakers }: Pick<CallRecord, 'stage' | 'speakers'>,
  { moderate, userId }: Participant,
): boolean {
  return !stage || moderate || speakers.includes(userId);
}

/** From now on they listen. What they send is ended by the call. */
export function fallSilent(peer: Peer): void {
  peer.speaks = false;
  peer.state = { ...peer.state, ...nothingSent };
}
