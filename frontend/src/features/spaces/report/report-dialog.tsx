import { type ReportReason, reportReasons } from '@parley/contracts/spaces/report';
import { CircleQuestionMark, EyeOff, type LucideIcon, Megaphone, MessageCircleWarning, Swords } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { type Reported, useSendReport } from '#features/spaces/api/send-report.ts';
import { errorText } from '#lib/error-text.ts';
import { s } from '#lib/i18n/spaces-texts.ts';
import { Alert } from '#ui/alert.tsx';
import { ChoiceCards } from '#ui/choice-cards.tsx';
import { DialogButtons } from '#ui/dialog-buttons.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Field } from '#ui/field.tsx';
import { TextArea } from '#ui/text-area.tsx';
import { toast } from '#ui/toasts.ts';

const icons: Record<ReportReason, LucideIcon> = {
  spam: Megaphone,
  harassment: MessageCircleWarning,
  violence: Swords,
  sexual: EyeOff,
  other: CircleQuestionMark,
};
const choices = reportReasons.map(value => ({ value, icon: icons[value], ...s.report.reasons[value] }));

export interface ReportDialogProps {
  about: Reported;
  onClose: () => void;
}

/** Tells the moderators of a space what is wrong with a message or a person. */
export default function ReportDialog({ about, onClose }: ReportDialogProps) {
  const [reason, setReason] = useState<ReportReason>('spam');
  const [note, setNote] = useState('');
  const report = useSendReport(about);

  function submit(event: FormEvent) {
    event.preventDefault();
    const onSuccess = () => {
      toast(s.report.thanks);
      onClose();
    };
    report.mutate({ reason, note }, { onSuccess });
  }
  return (
    <Dialog onClose={onClose} title={'userId' in about ? s.report.personTitle : s.report.title} hint={s.report.hint}>
      <form className="flex min-h-0 flex-col" onSubmit={submit}>
        <div className="min-h-0 space-y-4 overflow-y-auto px-5 pt-1 pb-2">
          {report.isError && <Alert>{errorText(report.error)}</Alert>}
          <ChoiceCards label={s.report.reason} choices={choices} chosen={reason} onChoose={setReason} />
          <Field label={s.report.note} hint={s.report.noteHint}>
            {control => (
              <TextArea {...control} value={note} maxLength={400} onChange={event => setNote(event.target.value)} />
            )}
          </Field>
        </div>
        <DialogButtons isBar busy={report.isPending} onCancel={onClose}>
          {s.report.submit}
        </DialogButtons>
      </form>
    </Dialog>
  );
}
