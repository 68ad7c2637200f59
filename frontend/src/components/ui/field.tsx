import { useId, type ReactNode } from 'react';
import { TriangleAlert } from 'lucide-react';

interface FieldControl {
  id: string;
  'aria-invalid': boolean | undefined;
  'aria-describedby': string | undefined;
}

export interface FieldProps {
  label: string;
  hint?: string;
  error?: string | undefined;
  children: (control: FieldControl) => ReactNode;
}

/** A labelled control; hint and error are tied to it for screen readers. */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      {children({
        id,
        'aria-invalid': error === undefined ? undefined : true,
        'aria-describedby': note === undefined ? undefined : `${id}-note`,
      })}
      {note !== undefined && (
        <p
          id={`${id}-note`}
          className={
            error === undefined ? 'text-[0.8125rem] text-ink-faint' : 'flex gap-1.5 text-[0.8125rem] text-danger'
          }
        >
          {error !== undefined && <TriangleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />}
          <span>{note}</span>
        </p>
      )}
    </div>
  );
}
