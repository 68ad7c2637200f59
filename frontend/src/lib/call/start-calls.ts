import type { OwnUser } from '@parley/contracts/auth-api';
import { type ErrorCode, ParleyError } from '@parley/contracts/errors';
import type { CallEngine, JoinChoice } from '#lib/call/engine.ts';
import { keepPicked, pickedDevices } from '#lib/call/media/picked-devices.ts';
import { type CallSession, createCallSession } from '#lib/call/session/call-session.ts';
import { type CallProblem, type CallStore, createCallStore, type EndReason, idleCall } from '#lib/call/state.ts';

/** Loaded with the first call: it brings all that talks to media servers with it. */
export function startCalls({ me }: { me: Pick<OwnUser, 'id'> }): CallEngine {
  const store = createCallStore();
  store.setState({ devices: pickedDevices() });
  const life = new AbortController();
  let session: CallSession | undefined;

  async function join(roomId: string, choice: JoinChoice): Promise<void> {
    end('left');
    const own = createCallSession({
      store,
      userId: me.id,
      roomId,
      onEnded: reason => session === own && end(reason),
    });
    session = own;
    store.setState({ ...idleCall, devices: store.getState().devices, status: 'joining', roomId });
    await own.open(choice).catch((error: unknown) => {
      // Who left meanwhile does not want to hear of it.
      if (session !== own) return;
      end(null);
      store.setState({ problems: [problemOf(error)] });
      throw error;
    });
  }

  /** Null: it never began. */
  function end(reason: EndReason | null): void {
    if (!session) return;
    session.close();
    session = undefined;
    endStore(store, reason);
  }

  addEventListener('pagehide', () => end('left'), { signal: life.signal });

  return {
    store,
    join,
    leave: async () => end('left'),
    setMic: async isOn => session?.setMic(isOn),
    setCamera: async isOn => session?.setCamera(isOn),
    shareScreen: async isOn => session?.shareScreen(isOn),
    raiseHand: async isUp => session?.raiseHand(isUp),
    async pick(kind, deviceId) {
      const devices = { ...store.getState().devices, [kind]: deviceId };
      store.setState({ devices });
      keepPicked(devices);
      await session?.changeDevice(kind, deviceId);
    },
    show: (peerId, source, size) => session?.show(peerId, source, size),
    mute: async (peerId, source) => session?.mute(peerId, source),
    remove: async peerId => session?.remove(peerId),
    letSpeak: async (peerId, speaks) => session?.letSpeak(peerId, speaks),
    endForAll: async () => session?.endForAll(),
    stats: () => session?.stats() ?? null,
    async close() {
      life.abort();
      end('left');
    },
  };
}

function endStore(store: CallStore, reason: EndReason | null): void {
  const over = { people: [], speaker: null, moderate: false, isStage: false, problems: [] };
  if (reason === null) store.setState({ ...over, status: 'idle', roomId: null, callId: null });
  else store.setState({ ...over, status: 'ended', endReason: reason });
}

const causes: Partial<Record<ErrorCode, Extract<CallProblem, { kind: 'call' }>['cause']>> = {
  call_full: 'full',
  unavailable: 'unreachable',
  overloaded: 'unreachable',
};

function problemOf(error: unknown): CallProblem {
  const code = error instanceof ParleyError ? error.code : 'internal';
  return { kind: 'call', cause: causes[code] ?? 'refused' };
}
