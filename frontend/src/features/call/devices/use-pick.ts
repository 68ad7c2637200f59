import type { DeviceKind } from '#features/call/devices/use-device-list.ts';
import type { CallState } from '#lib/call/state.ts';
import { errorText } from '#lib/error-text.ts';
import { useCalls, useCallState } from '#lib/react/call-context.ts';
import { toast } from '#ui/toasts.ts';

type Pick = (kind: DeviceKind, deviceId: string | null) => void;

/** The devices that were picked, now or for an earlier call, and how to pick others. */
export function usePick(): [CallState['devices'], Pick] {
  const { engine } = useCalls();
  const picked = useCallState(state => state.devices);
  const pick: Pick = (kind, deviceId) =>
    void engine?.pick(kind, deviceId).catch((error: unknown) => toast(errorText(error), { isError: true }));
  return [picked, pick];
}
