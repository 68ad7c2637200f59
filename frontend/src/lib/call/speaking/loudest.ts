import { callTiming } from '#config/call-timing.ts';

/** Quieter than this is breath and keys. */
const threshold = 0.08;

/**
 * Follows who speaks where no server says it: the loudest, who stays it through short silence, so that the view does
 * not jump. Levels from 0 to 1 by peer id; answers a peer id or null.
 */
export function createLoudest(): (levels: ReadonlyMap<string, number>, now: number) => string | null {
  let speaker: string | null = null;
  let heardAt = 0;
  return (levels, now) => {
    const [loudest] = [...levels].sort(([, a], [, b]) => b - a);
    if (loudest && loudest[1] >= threshold) {
      const isHeldByOther = speaker !== null && speaker !== loudest[0] && (levels.get(speaker) ?? 0) >= threshold;
      if (!isHeldByOther || now - heardAt > callTiming.speakerHold) speaker = loudest[0];
      if (speaker === loudest[0]) heardAt = now;
    } else if (now - heardAt > callTiming.speakerHold) {
      speaker = null;
    }
    return speaker;
  };
}
