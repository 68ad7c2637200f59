import type { DirectoryEntry } from '@parley/contracts/spaces/admission';
import { UsersRound } from 'lucide-react';
import { Link } from 'react-router';
import { useJoinSpace } from '#features/spaces/api/join-space.ts';
import { refusalOf } from '#features/spaces/entrance/refusal.ts';
import { spacePath } from '#features/spaces/paths.ts';
import { SpaceMark } from '#features/spaces/space-mark.tsx';
import { errorText } from '#lib/error-text.ts';
import { et } from '#lib/i18n/entrance-texts.ts';
import { s } from '#lib/i18n/spaces-texts.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { linkButton } from '#ui/link-button.ts';
import { Name } from '#ui/name.tsx';

const words = et.discover;

/** A space of the directory, and the way in. */
export function SpaceCard({ space, onAsk }: { space: DirectoryEntry; onAsk: () => void }) {
  const join = useJoinSpace();
  const refusal = refusalOf(join.error);
  return (
    <li className="flex flex-col gap-3 rounded-2xl border border-line bg-raised p-4">
      <div className="flex items-center gap-3">
        <SpaceMark space={space} />
        <div className="min-w-0 flex-1">
          <h2 className="font-medium">
            <Name name={space.name} className="block truncate" />
          </h2>
          <p className="flex items-center gap-1.5 text-[0.8125rem] text-ink-soft">
            <UsersRound aria-hidden className="size-3.5" />
            {s.members(space.memberCount)}
          </p>
        </div>
        <Way space={space} busy={join.isPending} onJoin={() => join.mutate(space.id)} onAsk={onAsk} />
      </div>
      {join.isError && <Alert>{refusal ? `${refusal.title}. ${refusal.hint}` : errorText(join.error)}</Alert>}
      {space.description !== '' && (
        <p dir="auto" translate="no" className="line-clamp-3 text-sm break-words whitespace-pre-wrap text-ink-soft">
          {space.description}
        </p>
      )}
    </li>
  );
}

interface WayProps {
  space: DirectoryEntry;
  busy: boolean;
  onJoin: () => void;
  onAsk: () => void;
}

function Way({ space: { id, name, mode, joined, requested, pausedUntil }, busy, onJoin, onAsk }: WayProps) {
  if (joined)
    return (
      <Link to={spacePath(id)} aria-label={words.of(words.open, name)} className={linkButton.small}>
        {words.open}
      </Link>
    );
  if (requested)
    return (
      <Button size="sm" variant="secondary" aria-label={words.of(words.waits, name)} onClick={onAsk}>
        {words.waits}
      </Button>
    );
  if (pausedUntil !== null) return <span className="text-[0.8125rem] text-ink-faint">{words.paused}</span>;
  if (mode === 'approval')
    return (
      <Button size="sm" aria-label={words.of(words.ask, name)} onClick={onAsk}>
        {words.ask}
      </Button>
    );
  if (mode === 'open')
    return (
      <Button size="sm" busy={busy} aria-label={words.of(words.join, name)} onClick={onJoin}>
        {words.join}
      </Button>
    );
  return <span className="text-[0.8125rem] text-ink-faint">{words.byInvite}</span>;
}
