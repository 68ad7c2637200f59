import { type ReactNode, useId } from 'react';
import { Switch } from '#ui/switch.tsx';

export interface SwitchLineProps {
  /** A name that somebody chose stands in a `Name`. */
  title: ReactNode;
  hint?: string;
  isOn: boolean;
  disabled?: boolean;
  onChange: (isOn: boolean) => void;
}

/** A switch with its label, and a sentence about what it does. */
export function SwitchLine({ title, hint, isOn, disabled = false, onChange }: SwitchLineProps) {
  const id = useId();
  return (
    <div className="flex items-center gap-4 py-3">
      <div className="min-w-0 flex-1">
        <label htmlFor={id} className="block text-sm font-medium">
          {title}
        </label>
        {hint !== undefined && (
          <p id={`${id}-hint`} className="text-[0.8125rem] text-ink-soft">
            {hint}
          </p>
        )}
      </div>
      <Switch
        id={id}
        checked={isOn}
        disabled={disabled}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onCheckedChange={onChange}
      />
    </div>
  );
}
