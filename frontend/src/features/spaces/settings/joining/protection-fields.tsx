import type { Admission } from '@parley/contracts/spaces/admission';
import { number } from '#lib/i18n/plural.ts';
import { et } from '#lib/i18n/entrance-texts.ts';
import { Field } from '#ui/field.tsx';
import { Select } from '#ui/select.tsx';

const words = et.joining;
const ages = [0, 1, 6, 24, 72, 168, 336, 720];
const rates = [1, 5, 10, 30, 60, 300, 1_000];

type Protection = Pick<Admission, 'minAccountAgeHours' | 'joinsPerMinute'>;

export interface ProtectionFieldsProps extends Protection {
  onChange: (changed: Partial<Protection>) => void;
}

/** How old accounts must be, and how many get in each minute. A figure that was set elsewhere is offered too. */
export function ProtectionFields({ minAccountAgeHours, joinsPerMinute, onChange }: ProtectionFieldsProps) {
  return (
    <fieldset className="space-y-3">
      <legend className="text-sm font-medium">{words.protection}</legend>
      <p className="text-[0.8125rem] text-ink-soft">{words.protectionHint}</p>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={words.age}>
          {control => (
            <Select
              {...control}
              value={minAccountAgeHours}
              onChange={event => onChange({ minAccountAgeHours: Number(event.target.value) })}
            >
              {withCurrent(ages, minAccountAgeHours).map(hours => (
                <option key={hours} value={hours}>
                  {ageText(hours)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={words.rate}>
          {control => (
            <Select
              {...control}
              value={joinsPerMinute ?? ''}
              onChange={({ target: { value } }) => onChange({ joinsPerMinute: value === '' ? null : Number(value) })}
            >
              <option value="">{words.anyRate}</option>
              {withCurrent(rates, joinsPerMinute ?? 1).map(count => (
                <option key={count} value={count}>
                  {number(count)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
    </fieldset>
  );
}

function withCurrent(offered: readonly number[], current: number): number[] {
  return [...new Set([...offered, current])].sort((one, other) => one - other);
}

function ageText(hours: number): string {
  if (hours === 0) return words.ages.none;
  return hours % 24 === 0 ? words.ages.days(hours / 24) : words.ages.hours(hours);
}
