import { ac } from '#lib/i18n/account-texts.ts';
import { Button } from '#ui/button.tsx';
import { Note } from '#ui/note.tsx';

/** For who signs in to an account that they deleted. */
export default function TakeBack({ busy, onTakeBack }: { busy: boolean; onTakeBack: () => void }) {
  return (
    <div className="flex flex-col gap-3">
      <Note>
        <strong className="font-semibold">{ac.closed.title}.</strong> {ac.closed.hint}
      </Note>
      <Button variant="secondary" size="lg" busy={busy} onClick={onTakeBack}>
        {ac.closed.takeBack}
      </Button>
    </div>
  );
}
