import type { Block, DmChoice, GroupChoice, OwnSettings } from '@parley/contracts/people/person';
import { dmChoices, groupChoices } from '@parley/contracts/people/person';
import { useBlock, useBlocks } from '#features/people/api/blocks.ts';
import { useOwnSettings, useUpdateSettings } from '#features/people/api/settings.ts';
import { errorText } from '#lib/error-text.ts';
import { p } from '#lib/i18n/people-texts.ts';
import { t } from '#lib/i18n/texts.ts';
import { Avatar } from '#ui/avatar.tsx';
import { Button } from '#ui/button.tsx';
import { Field } from '#ui/field.tsx';
import { Name } from '#ui/name.tsx';
import { Select } from '#ui/select.tsx';
import { toast } from '#ui/toasts.ts';
import { LoadFailed } from '#ui/load-failed.tsx';
import { MorePages } from '#ui/more-pages.tsx';
import { Username } from '#ui/username.tsx';

const tellError = (error: unknown) => toast(errorText(error), { isError: true });

/** Who may write to the person, who may add them to groups, and whom they have blocked. */
export function PrivacySection() {
  const settings = useOwnSettings();
  return (
    <div className="space-y-6 rounded-2xl border border-line bg-raised p-5">
      {settings.data ? (
        <Choices settings={settings.data} />
      ) : settings.isError ? (
        <LoadFailed title={p.privacy.failed} onRetry={() => void settings.refetch()} />
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
  const busy = update.isPending;
  return (
    <>
      <Choice
        {...{ label: p.privacy.dms, hint: p.privacy.dmsHint, names: p.privacy.dmChoices }}
        {...{ choices: dmChoices, value: dms, busy }}
        onChoose={dms => choose({ dms })}
      />
      <Choice
        {...{ label: p.privacy.groups, hint: p.privacy.groupsHint, names: p.privacy.groupChoices }}
        {...{ choices: groupChoices, value: groups, busy }}
        onChoose={groups => choose({ groups })}
      />
    </>
  );
}

interface ChoiceProps<C extends string> {
  label: string;
  hint: string;
  choices: readonly C[];
  names: Record<C, string>;
  /** Another one than ours where a newer platform knows more. */
  value: string;
  busy: boolean;
  onChoose: (choice: C) => void;
}

function Choice<C extends string>({ label, hint, choices, names, value, busy, onChoose }: ChoiceProps<C>) {
  return (
    <Field label={label} hint={hint}>
      {control => (
        <Select {...control} value={value} disabled={busy} onChange={({ target }) => onChoose(target.value as C)}>
          {choices.map(choice => (
            <option key={choice} value={choice}>
              {names[choice]}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

function Blocked() {
  const blocks = useBlocks();
  if (!blocks.data) {
    if (!blocks.isError) return <Loading />;
    return <LoadFailed title={p.privacy.blockedFailed} onRetry={() => void blocks.refetch()} />;
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
      <MorePages pages={blocks} label={p.privacy.more} size="sm" />
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
        <span className="block truncate text-xs text-ink-faint">
          <Username of={user.username} />
        </span>
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

function Loading() {
  return <div className="skeleton h-16 w-full" role="status" aria-label={t.app.loading} />;
}
