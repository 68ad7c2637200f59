import type { Space } from '@parley/contracts/spaces/space';
import { may } from '#features/spaces/permissions.ts';
import { isBaseRole, rolesByRank } from '#features/spaces/ranks.ts';
import { st } from '#lib/i18n/space-settings-texts.ts';
import { Name } from '#ui/name.tsx';
import { SwitchLine } from '#ui/switch-line.tsx';

const words = st.channels;

export interface PrivacyFieldsetProps {
  space: Space;
  /** Ids of the roles that see the channel; null when it is not private. */
  seenBy: readonly string[] | null;
  onChange: (seenBy: readonly string[] | null) => void;
}

/** Whether a channel is private, and which roles see it then. */
export function PrivacyFieldset({ space, seenBy, onChange }: PrivacyFieldsetProps) {
  // Administrators see every channel: a switch for them would do nothing.
  const roles = rolesByRank(space).filter(role => !isBaseRole(role) && !may(role.permissions, 'administrator'));
  return (
    <div>
      <SwitchLine
        title={words.isPrivate}
        hint={words.isPrivateHint}
        isOn={seenBy !== null}
        onChange={isOn => onChange(isOn ? [] : null)}
      />
      {seenBy && roles.length > 0 && (
        <fieldset className="rounded-xl border border-line px-4 pt-3">
          <legend className="sr-only">{words.allowed}</legend>
          <p aria-hidden className="text-sm font-medium">
            {words.allowed}
          </p>
          <p className="text-[0.8125rem] text-ink-faint">{words.allowedHint}</p>
          {roles.map(({ id, name }) => (
            <SwitchLine
              key={id}
              title={<Name name={name} />}
              isOn={seenBy.includes(id)}
              onChange={isOn => onChange(isOn ? [...seenBy, id] : seenBy.filter(other => other !== id))}
            />
          ))}
        </fieldset>
      )}
    </div>
  );
}
