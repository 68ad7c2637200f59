import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import type { RoomState } from '#lib/chat/state.ts';
import { wallClock } from '#lib/clock.ts';
import { go } from '#lib/i18n/go-to-texts.ts';
import { isAboveThePage } from '#lib/react/use-back-closes.ts';
import { roomPath } from '#lib/room-path.ts';
import { dateHash } from '#lib/timeline/aim.ts';
import { DialogButtons } from '#ui/dialog-buttons.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Field } from '#ui/field.tsx';
import { Input } from '#ui/input.tsx';

export interface JumpDialogProps {
  room: RoomState;
  onClose: () => void;
}

/** Asks for a day, and shows the conversation from its first message on. */
export default function JumpDialog({ room, onClose }: JumpDialogProps) {
  const today = dayOf(wallClock());
  const [day, setDay] = useState(today);
  const navigate = useNavigate();

  function submit(event: FormEvent) {
    event.preventDefault();
    const to = { pathname: roomPath(room), hash: dateHash(day) };
    void Promise.resolve(navigate(to, { replace: isAboveThePage() })).then(onClose);
  }
  return (
    <Dialog onClose={onClose} title={go.title} size="sm">
      <form className="space-y-4 px-5 pb-5" onSubmit={submit}>
        <Field label={go.date}>
          {control => (
            <Input
              {...control}
              type="date"
              required
              autoFocus
              min={dayOf(Date.parse(room.createdAt))}
              max={today}
              value={day}
              onChange={({ target }) => setDay(target.value)}
            />
          )}
        </Field>
        <DialogButtons onCancel={onClose}>{go.go}</DialogButtons>
      </form>
    </Dialog>
  );
}

/** `2026-03-04`, where the person is. */
function dayOf(at: number): string {
  const date = new Date(at);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
