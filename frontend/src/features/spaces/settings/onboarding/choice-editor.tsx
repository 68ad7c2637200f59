import { isPickable, type OnboardingChoice, onboardingLimits } from '@parley/contracts/spaces/onboarding';
import type { Space } from '@parley/contracts/spaces/space';
import { ChevronDown, X } from 'lucide-react';
import { useChannels } from '#features/spaces/api/list-channels.ts';
import { may } from '#features/spaces/permissions.ts';
import { isBaseRole, isBelowOwn, rolesByRank } from '#features/spaces/ranks.ts';
import { ot } from '#lib/i18n/onboarding-texts.ts';
import { useMe } from '#lib/session/session-store.ts';
import { unturned } from '#lib/text/fence.ts';
import { IconButton } from '#ui/icon-button.tsx';
import { Input } from '#ui/input.tsx';
import { Name } from '#ui/name.tsx';
import { Select } from '#ui/select.tsx';

const words = ot.settings;

export interface ChoiceEditorProps {
  space: Space;
  choice: OnboardingChoice;
  /** Which answer of which question, from 1. */
  place: { choice: number; question: number };
  onChange: (choice: OnboardingChoice) => void;
  /** Undefined for the only answer. */
  onRemove: (() => void) | undefined;
}

/** An answer, and what it gives. */
export function ChoiceEditor({ space, choice, place, onChange, onRemove }: ChoiceEditorProps) {
  return (
    <div className="space-y-2 rounded-lg bg-surface p-3">
      <div className="flex items-center gap-2">
        <div className="min-w-0 flex-1">
          <Input
            aria-label={words.choice(place.choice, place.question)}
            placeholder={words.choice(place.choice, place.question)}
            value={choice.label}
            dir="auto"
            maxLength={onboardingLimits.choice}
            onChange={({ target }) => onChange({ ...choice, label: target.value })}
          />
        </div>
        {onRemove && (
          <IconButton label={words.removeChoice(place.choice, place.question)} onClick={onRemove}>
            <X aria-hidden className="size-4.5" />
          </IconButton>
        )}
      </div>
      <RolePicker {...{ space, choice, place, onChange }} />
      <ChannelPicker {...{ space, choice, place, onChange }} />
    </div>
  );
}

type PickerProps = Omit<ChoiceEditorProps, 'onRemove'>;

/** Roles that the person may give and that act on nobody; and the one that is there already. */
function RolePicker({ space, choice, place, onChange }: PickerProps) {
  const me = useMe();
  const mayGive = may(space.me.permissions, 'manageRoles') || space.ownerId === me.id;
  const roles = rolesByRank(space).filter(
    role =>
      role.id === choice.roleId ||
      (mayGive && !isBaseRole(role) && isBelowOwn(space, me.id, role) && isPickable(BigInt(role.permissions))),
  );
  if (roles.length === 0) return null;
  return (
    <Select
      aria-label={words.roleOf(place.choice, place.question)}
      value={choice.roleId ?? ''}
      onChange={({ target }) => onChange({ ...choice, roleId: target.value === '' ? null : target.value })}
    >
      <option value="">{words.noRole}</option>
      {roles.map(({ id, name }) => (
        <option key={id} value={id} translate="no">
          {unturned(name)}
        </option>
      ))}
    </Select>
  );
}

function ChannelPicker({ space, choice, place, onChange }: PickerProps) {
  const channels = useChannels(space.id).data ?? [];
  const { channelIds } = choice;
  const names = channels.filter(({ id }) => channelIds.includes(id)).map(({ name }) => `#${unturned(name)}`);
  const shown = names.length > 0 ? words.channelsChosen(names.join(', ')) : words.noChannels;
  const isFull = channelIds.length >= onboardingLimits.channelsOfChoice;
  return (
    <details className="rounded-lg border border-line">
      <summary
        aria-label={`${shown}. ${words.channelsOf(place.choice, place.question)}`}
        className="flex min-h-10 cursor-pointer items-center gap-2 px-3 py-2 text-sm break-words"
      >
        <span className="min-w-0 flex-1">{shown}</span>
        <ChevronDown aria-hidden className="size-4 shrink-0 text-ink-soft" />
      </summary>
      <ul className="max-h-48 overflow-y-auto border-t border-line p-2">
        {channels.map(({ id, name }) => (
          <li key={id}>
            <label className="flex min-h-10 items-center gap-3 rounded-lg px-2 text-sm hover:bg-hover">
              <input
                type="checkbox"
                checked={channelIds.includes(id)}
                disabled={isFull && !channelIds.includes(id)}
                className="size-4.5 shrink-0 accent-accent"
                onChange={({ target }) =>
                  onChange({
                    ...choice,
                    channelIds: target.checked ? [...channelIds, id] : channelIds.filter(other => other !== id),
                  })
                }
              />
              <Name name={name} className="min-w-0 truncate" />
            </label>
          </li>
        ))}
      </ul>
    </details>
  );
}
