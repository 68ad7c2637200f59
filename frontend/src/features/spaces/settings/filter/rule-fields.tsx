import { filterLimits, type RuleAction, type RuleKind } from '@parley/contracts/spaces/filter';
import { ParleyError } from '@parley/contracts/errors';
import { st } from '#lib/i18n/space-settings-texts.ts';
import { Field } from '#ui/field.tsx';
import { Input } from '#ui/input.tsx';
import { TextArea } from '#ui/text-area.tsx';

const words = st.filter;

/** A rule as it is edited: its words as the lines of a text. */
export interface RuleDraft {
  name: string;
  kind: RuleKind;
  lines: string;
  pattern: string;
  most: number;
  action: RuleAction;
  exemptRoleIds: string[];
}

export function linesOf(text: string): string[] {
  return [...new Set(text.split('\n').map(line => line.trim()))].filter(line => line !== '');
}

export interface RuleFieldsProps {
  draft: RuleDraft;
  /** Of the last try to save it. */
  error: unknown;
  onChange: (changed: Partial<RuleDraft>) => void;
}

/** What the kind of a rule needs; links need nothing. */
export function RuleFields({ draft: { kind, lines, pattern, most }, error, onChange }: RuleFieldsProps) {
  if (kind === 'words')
    return (
      <Field label={words.words} hint={words.wordsHint} error={isWrong(error, 'words') ? words.wordsWrong : undefined}>
        {control => (
          <TextArea
            {...control}
            rows={6}
            value={lines}
            dir="auto"
            onChange={event => onChange({ lines: event.target.value })}
          />
        )}
      </Field>
    );
  if (kind === 'pattern')
    return (
      <Field
        label={words.pattern}
        hint={words.patternHint}
        error={isWrong(error, 'pattern') ? words.patternWrong : undefined}
      >
        {control => (
          <Input
            {...control}
            value={pattern}
            maxLength={filterLimits.pattern}
            dir="ltr"
            autoCapitalize="none"
            autoComplete="off"
            spellCheck={false}
            onChange={event => onChange({ pattern: event.target.value })}
          />
        )}
      </Field>
    );
  if (kind === 'mentions')
    return (
      <Field label={words.most}>
        {control => (
          <Input
            {...control}
            type="number"
            min={1}
            max={filterLimits.mentions}
            value={most}
            onChange={event => onChange({ most: Number(event.target.value) })}
          />
        )}
      </Field>
    );
  return null;
}

function isWrong(error: unknown, field: string): boolean {
  return error instanceof ParleyError && (error.errors ?? []).some(one => one.field.startsWith(`body.${field}`));
}
