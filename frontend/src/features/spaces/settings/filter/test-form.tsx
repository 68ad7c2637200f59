import { messageBody } from '@parley/contracts/message';
import { limits } from '@parley/contracts/ids';
import { type FormEvent, useState } from 'react';
import { useTestFilter } from '#features/spaces/api/filter.ts';
import { actionTitle } from '#features/spaces/settings/filter/rule-words.ts';
import { errorText } from '#lib/error-text.ts';
import { st } from '#lib/i18n/space-settings-texts.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { Field } from '#ui/field.tsx';
import { TextArea } from '#ui/text-area.tsx';

const words = st.filter;

/** Says which rules a text breaks, without sending it. */
export function TestForm({ spaceId }: { spaceId: string }) {
  const [text, setText] = useState('');
  const test = useTestFilter(spaceId);
  const isValid = messageBody.safeParse(text).success;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isValid) test.mutate(text);
  }
  return (
    <form className="space-y-4 rounded-2xl border border-line bg-raised p-5" onSubmit={submit}>
      <h3 className="font-semibold">{words.test}</h3>
      {test.isError && <Alert>{errorText(test.error)}</Alert>}
      <Field label={words.testText} hint={words.testHint}>
        {control => (
          <TextArea
            {...control}
            value={text}
            maxLength={limits.messageBody}
            onChange={event => {
              setText(event.target.value);
              test.reset();
            }}
          />
        )}
      </Field>
      <Button type="submit" variant="secondary" busy={test.isPending} disabled={!isValid}>
        {words.tryIt}
      </Button>
      <div role="status" className="text-sm break-words">
        {test.data?.length === 0 && <p className="text-ink-soft">{words.clean}</p>}
        {test.data?.map(rule => (
          <p key={rule.id}>{words.found(rule.name, actionTitle(rule))}</p>
        ))}
      </div>
    </form>
  );
}
