import type { Block, DmChoice, GroupChoice, OwnSettings } from '@parley/contracts/people/person';
import { dmChoices, groupChoices } from '@parley/contracts/people/person';
import { CloudAlert } from 'lucide-react';
import { useBlock, useBlocks } from '#features/people/api/blocks.ts';
import { useOwnSettings, useUpdateSettings } from '#features/people/api/settings.ts';
import { errorText } from '#lib/error-text.ts';
import { p } from '#lib/i18n/people-texts.ts';
import { t } from '#lib/i18n/texts.ts';
import { Avatar } from '#ui/avatar.tsx';
import { Button } from '#ui/button.tsx';
import { Field } from '#ui/field.tsx';
import { Name } from '#ui/name.tsx';
import { Notice } from '#ui/notice.tsx';
import { Select } from '#ui/select.tsx';
import { toast } from '#ui/toasts.ts';

const tellError = (error: unknown) => toast(errorText(error), { isError: true });

/** Who may write to the person, who may add them to groups, and whom they have blocked. */
export function PrivacySection() {
  const settings = useOwnSettings();
  return (
    <div className="space-y-6 rounded-2xl border border-line bg-raised p-5">
      {settings.data ? (
        <Choices settings={settings.data} />
      ) : settings.isError ? (
        <Failed title={p.privacy.failed} onRetry={() => void settings.refetch()} />
      ) : (
        <Loading />
      )}
      <div className="space-y-2">
        <h3 className="text-sm font-medium">{p.privacy.blocked}</h3>
        <Blocked />
      </div>
    </div>
  );
}

function Choices({ settings }: { settings: OwnSettings }) {
  const update = useUpdateSettings();
  const choose = (wish: { dms?: DmChoice; groups?: GroupChoice }) => update.mutate(wish, { onError: tellError });
  // What was chosen is shown while it is on its way.
  const { dms, groups } = { ...settings, ...(update.isPending && update.variables) };
  return (
    <>
      <Field label={p.privacy.dms} hint={p.privacy.dmsHint}>
        {control => (
          <Select
            {...control}
            value={dms}
            disabled={update.isPending}
            onChange={({ target }) => choose({ dms: target.value as DmChoice })}
          >
            {dmChoices.map(choice => (
              <option key={choice} value={choice}>
                {p.privacy.dmChoices[choice]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={p.privacy.groups} hint={p.privacy.groupsHint}>
        {control => (
          <Select
            {...control}
            value={groups}
            disabled={update.isPending}
            onChange={({ target }) => choose({ groups: target.value as GroupChoice })}
          >
            {groupChoices.map(choice => (
              <option key={choice} value={choice}>
                {p.privacy.groupChoices[choice]}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </>
  );
}

function Blocked() {
  const blocks = useBlocks();
  if (!blocks.data) {
    if (!blocks.isError) return <Loading />;
    return <Failed title={p.privacy.blockedFailed} onRetry={() => void blocks.refetch()} />;
  }
  const listed = blocks.data.pages.flatMap(page => page.blocks);
  if (listed.length === 0) return <p className="text-sm text-ink-soft">{p.privacy.nobody}</p>;
  return (
    <>
      <ul className="divide-y divide-line">
        {listed.map(block => (
          <BlockLine key={block.user.id} block={block} />
        ))}
      </ul>
      {blocks.hasNextPage && (
        <Button
          variant="ghost"
          size="sm"
          className="w-full"
          busy={blocks.isFetchingNextPage}
          onClick={() => void blocks.fetchNextPage()}
        >
          {p.privacy.more}
        </Button>
      )}
    </>
  );
}

function BlockLine({ block: { user } }: { block: Block }) {
  const block = useBlock();
  const unblock = () =>
    // The line is gone by then, and with it what would be called back of `mutate`.
    block.mutateAsync({ user, isBlocked: false }).then(() => toast(p.block.undone(user.displayName)), tellError);
  return (
    <li className="flex items-center gap-3 py-2.5">
      <Avatar id={user.id} name={user.displayName} url={user.avatarUrl} />
      <span className="min-w-0 flex-1">
        <Name name={user.displayName} className="block truncate text-sm font-medium" />
        <span translate="no" className="block truncate text-xs text-ink-faint">{`@${user.username}`}</span>
      </span>
      <Button
        variant="secondary"
        size="sm"
        busy={block.isPending}
        aria-label={p.block.unblockLabel(user.displayName)}
        onClick={unblock}
      >
        {p.block.unblock}
      </Button>
    </li>
  );
}

function Failed({ title, onRetry }: { title: string; onRetry: () => void }) {
  return (
    <Notice icon={CloudAlert} title={title} isError>
      <Button variant="secondary" onClick={onRetry}>
        {t.app.retry}
      </Button>
    </Notice>
  );
}

function Loading() {
  return <div className="skeleton h-16 w-full" role="status" aria-label={t.app.loading} />;
}
