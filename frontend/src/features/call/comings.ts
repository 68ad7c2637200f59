import { callTiming } from '#config/call-timing.ts';
import type { CallState, CallStore } from '#lib/call/state.ts';

/** Who came to a call and who left it, by user id. */
export interface Comings {
  joined: string[];
  left: string[];
}

/** In a larger call somebody comes or goes all the time. */
const mostPeople = 12;

/** Tells who comes and goes while one is in a call, several at once; not on a stage. Returns how to end it. */
export function watchComings(store: CallStore, tell: (comings: Comings) => void): () => void {
  let before: ReadonlySet<string> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function forget(): void {
    clearTimeout(timer);
    before = null;
  }

  function tellNow(was: ReadonlySet<string>): void {
    before = null;
    const state = store.getState();
    if (state.status !== 'connected' || state.isStage || state.people.length > mostPeople) return;
    const is = othersIn(state);
    const comings = { joined: without(is, was), left: without(was, is) };
    if (comings.joined.length + comings.left.length > 0) tell(comings);
  }

  const stop = store.subscribe((state, earlier) => {
    if (state.callId !== earlier.callId) return forget();
    if (before || earlier.status !== 'connected' || state.people === earlier.people) return;
    const was = othersIn(earlier);
    const is = othersIn(state);
    if (was.size === is.size && without(is, was).length === 0) return;
    before = was;
    timer = setTimeout(() => tellNow(was), callTiming.comings);
  });
  return () => {
    stop();
    forget();
  };
}

/** Each person once, with however many devices. */
function othersIn({ people }: CallState): ReadonlySet<string> {
  return new Set(people.filter(({ isSelf }) => !isSelf).map(({ userId }) => userId));
}

function without(these: ReadonlySet<string>, those: ReadonlySet<string>): string[] {
  return [...these].filter(id => !those.has(id));
}
