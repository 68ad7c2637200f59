import { useCallback } from 'react';
import { errorText } from '#lib/error-text.ts';
import { useCalls } from '#lib/react/call-context.ts';
import { toast } from '#ui/toasts.ts';

/** Lets somebody on a stage speak, or listen again; a refusal is told. */
export function useLetSpeak(): (peerId: string, speaks: boolean) => void {
  const { engine } = useCalls();
  return useCallback(
    (peerId, speaks) =>
      void engine?.letSpeak(peerId, speaks).catch((error: unknown) => toast(errorText(error), { isError: true })),
    [engine],
  );
}
