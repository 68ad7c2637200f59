import { callLimits } from '@parley/contracts/video-events';
import { c } from '#lib/i18n/call-texts.ts';

export interface AloneFacts {
  name: string;
  /** How long the call has been there, in ms; undefined before the platform has told. */
  age: number | undefined;
  /** Somebody else was in it already, or its ring has ended. */
  isRingOver: boolean;
  /** Whether the other person is connected; undefined while nobody knows. */
  online: boolean | undefined;
}

export interface AloneWords {
  title: string;
  hint: string;
  isRinging: boolean;
}

/** What is so when one is alone in the call of a dm: it rings, it would if they were online, or they are not here any more. */
export function aloneWords({ name, age = 0, isRingOver, online }: AloneFacts): AloneWords {
  const s = c.status;
  if (isRingOver || age > callLimits.ringMs)
    return { title: s.waitingFor(name), hint: s.waitingForHint, isRinging: false };
  if (online === false) return { title: s.callingOffline(name), hint: s.callingOfflineHint, isRinging: false };
  return { title: s.calling(name), hint: s.callingHint, isRinging: true };
}
