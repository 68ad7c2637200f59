import type { PublicUser } from '@parley/contracts/auth-api';
import { useBlock } from '#features/people/api/blocks.ts';
import { errorText } from '#lib/error-text.ts';
import { p } from '#lib/i18n/people-texts.ts';
import ConfirmDialog from '#ui/confirm-dialog.tsx';
import { toast } from '#ui/toasts.ts';

/** Asks before somebody is blocked. */
export default function BlockDialog({ user, onClose }: { user: PublicUser; onClose: () => void }) {
  const block = useBlock();
  const run = () =>
    block.mutateAsync({ user, isBlocked: true }).then(
      () => toast(p.block.done(user.displayName)),
      (error: unknown) => toast(errorText(error), { isError: true }),
    );
  return (
    <ConfirmDialog
      onClose={onClose}
      title={p.block.title(user.displayName)}
      hint={p.block.hint}
      confirm={p.block.block}
      onConfirm={run}
    />
  );
}
