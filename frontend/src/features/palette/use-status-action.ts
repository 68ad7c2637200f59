import { MoonStar } from 'lucide-react';
import { useOwnStatus, useSetStatus } from '#features/people/api/status.ts';
import type { Action } from '#features/palette/action.ts';
import { errorText } from '#lib/error-text.ts';
import { pa } from '#lib/i18n/palette-texts.ts';
import { toast } from '#ui/toasts.ts';

/** Begins or ends "do not disturb", once it is known which of them. */
export function useStatusAction(onDone: () => void): Action[] {
  const { data: status } = useOwnStatus();
  const save = useSetStatus();
  if (!status) return [];
  const isQuiet = status.mode === 'dnd';
  function run() {
    if (status)
      save.mutateAsync({ ...status, mode: isQuiet ? 'auto' : 'dnd' }).then(
        () => toast(isQuiet ? pa.dndEnded : pa.dndOn),
        (error: unknown) => toast(errorText(error), { isError: true }),
      );
    onDone();
  }
  return [{ label: isQuiet ? pa.dndOff : pa.dnd, icon: MoonStar, run }];
}
