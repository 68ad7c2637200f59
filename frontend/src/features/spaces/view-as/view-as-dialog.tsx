import { type FormEvent, useState } from 'react';
import { rolesByRank } from '#features/spaces/ranks.ts';
import type { ViewAsProps } from '#features/spaces/view-as/as-role.ts';
import { startViewAs } from '#features/spaces/view-as/view-as.ts';
import { a } from '#lib/i18n/access-texts.ts';
import { DialogButtons } from '#ui/dialog-buttons.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Name } from '#ui/name.tsx';
import { SwitchLine } from '#ui/switch-line.tsx';

/** Chooses with which roles the space is looked at. Guest and Member are what somebody is at least: one of them is enough. */
export default function ViewAsDialog({ space, roles, onClose }: ViewAsProps & { onClose: () => void }) {
  const [chosen, setChosen] = useState(() => roles.map(({ id }) => id));
  const guestId = space.roles.find(({ builtIn }) => builtIn === 'guest')?.id;
  const memberId = space.roles.find(({ builtIn }) => builtIn === 'member')?.id;

  function turn(id: string, isOn: boolean) {
    const other = id === guestId ? memberId : id === memberId ? guestId : undefined;
    const rest = chosen.filter(one => one !== id && !(isOn && one === other));
    setChosen(isOn ? [...rest, id] : rest);
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    startViewAs(space.id, chosen);
    onClose();
  }
  return (
    <Dialog onClose={onClose} title={a.viewAs.title} hint={a.viewAs.titleHint} size="sm">
      <form className="flex min-h-0 flex-col" onSubmit={submit}>
        <div className="min-h-0 overflow-y-auto px-5 pb-3">
          {rolesByRank(space).map(({ id, name }) => (
            <SwitchLine
              key={id}
              title={<Name name={name} />}
              isOn={chosen.includes(id)}
              onChange={isOn => turn(id, isOn)}
            />
          ))}
        </div>
        <DialogButtons isBar disabled={chosen.length === 0} onCancel={onClose}>
          {a.viewAs.show}
        </DialogButtons>
      </form>
    </Dialog>
  );
}
