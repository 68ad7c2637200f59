import type { CallState } from '#lib/call/state.ts';

/** Quieter than this is breathing and keyboards. */
const audible = 0.05;

/** Whether somebody is heard now. */
export function isSpeaking({ people, speaker }: CallState, peerId: string): boolean {
  const person = people.find(other => other.peerId === peerId);
  return person !== undefined && person.state.mic && (person.level > audible || speaker === peerId);
}
