import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { CallEngine } from '#lib/call/engine.ts';
import { CallContext } from '#lib/react/call-context.ts';
import { useMe } from '#lib/session/session-store.ts';

/** Holds the call engine of the signed-in account; it is loaded with the first call and ends with the session. */
export function CallProvider({ children }: { children: ReactNode }) {
  const me = useMe();
  const [engine, setEngine] = useState<CallEngine | null>(null);
  const starting = useRef<Promise<CallEngine> | undefined>(undefined);

  const calls = useMemo(() => {
    async function load(): Promise<CallEngine> {
      const { startCalls } = await import('#lib/call/start-calls.ts');
      const started = startCalls({ me });
      setEngine(started);
      return started;
    }
    return {
      engine,
      start: () =>
        (starting.current ??= load().catch((error: unknown) => {
          starting.current = undefined;
          throw error;
        })),
    };
    // The engine lives as long as the account, whatever else of the profile changes.
  }, [engine, me.id]);

  useEffect(
    () => () => {
      void starting.current?.then(started => started.close());
      starting.current = undefined;
      setEngine(null);
    },
    [me.id],
  );

  return <CallContext value={calls}>{children}</CallContext>;
}
