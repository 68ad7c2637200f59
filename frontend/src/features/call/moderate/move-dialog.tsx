import { Volume2 } from 'lucide-react';
import { useMoveInCall } from '#features/call/moderate/move-in-call.ts';
import { useChannels } from '#features/spaces/api/list-channels.ts';
import { errorText } from '#lib/error-text.ts';
import { c } from '#lib/i18n/call-texts.ts';
import { Alert } from '#ui/alert.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { LoadFailed } from '#ui/load-failed.tsx';
import { Name } from '#ui/name.tsx';
import { Spinner } from '#ui/spinner.tsx';
import { toast } from '#ui/toasts.ts';

export interface MoveDialogProps {
  spaceId: string;
  /** The channel whose call they are in. */
  from: string;
  person: { userId: string; name: string };
  onClose: () => void;
}

/** The voice channels into which somebody in a call can be moved. */
export default function MoveDialog({ spaceId, from, person, onClose }: MoveDialogProps) {
  const channels = useChannels(spaceId);
  const move = useMoveInCall(from);
  const others = channels.data?.filter(({ id, type }) => type === 'voice' && id !== from) ?? [];
  const moveTo = (to: string, name: string) => {
    const onSuccess = () => {
      toast(c.move.done(person.name, name));
      onClose();
    };
    move.mutate({ userId: person.userId, to }, { onSuccess });
  };
  return (
    <Dialog onClose={onClose} title={c.move.title(person.name)} size="sm">
      <div className="min-h-0 overflow-y-auto px-3 pb-4">
        {move.error && <Alert>{errorText(move.error)}</Alert>}
        {channels.isPending && <Spinner />}
        {channels.isError && <LoadFailed title={c.move.failed} onRetry={() => void channels.refetch()} />}
        {channels.isSuccess && others.length === 0 && (
          <p className="px-2 py-4 text-center text-sm text-ink-soft">{c.move.nowhere}</p>
        )}
        <ul>
          {others.map(({ id, name }) => (
            <li key={id}>
              <button
                type="button"
                disabled={move.isPending}
                onClick={() => moveTo(id, name)}
                className="flex h-11 w-full items-center gap-2.5 rounded-lg px-2.5 text-start hover:bg-hover disabled:opacity-55"
              >
                <Volume2 aria-hidden className="size-4.5 shrink-0 text-ink-faint" />
                <Name name={name} className="min-w-0 truncate" />
              </button>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}
