import { channelPermissions, type Permission, permissionNames } from '@parley/contracts/spaces/permissions';
import { Check, X } from 'lucide-react';
import { useState } from 'react';
import { type Question, useExplanation } from '#features/spaces/api/explain-permission.ts';
import { useChannels } from '#features/spaces/api/list-channels.ts';
import { memberName } from '#features/spaces/members/member-name.ts';
import type { MemberDialogProps } from '#features/spaces/members/roles-dialog.tsx';
import { rankText, reasonText } from '#features/spaces/why/reason-text.ts';
import { errorText } from '#lib/error-text.ts';
import { a } from '#lib/i18n/access-texts.ts';
import { st } from '#lib/i18n/space-settings-texts.ts';
import { t } from '#lib/i18n/texts.ts';
import { Alert } from '#ui/alert.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Field } from '#ui/field.tsx';
import { Select } from '#ui/select.tsx';

/** Answers what a member may do in the space or in a channel, with the rule that decides. */
export default function WhyDialog({ space, member, onClose }: MemberDialogProps) {
  const channels = useChannels(space.id);
  const [channelId, setChannelId] = useState<string>();
  const [permission, setPermission] = useState<Permission>('sendMessages');
  const names = channelId === undefined ? permissionNames : channelPermissions;
  // A permission of the space alone is nothing that a channel could decide.
  const asked = names.includes(permission) ? permission : 'sendMessages';
  return (
    <Dialog onClose={onClose} title={a.why.title(memberName(member))} hint={a.why.hint} size="sm">
      <div className="space-y-4 px-5 pb-5">
        <Field label={a.why.place}>
          {control => (
            <Select
              {...control}
              value={channelId ?? ''}
              onChange={({ target }) => setChannelId(target.value === '' ? undefined : target.value)}
            >
              <option value="">{a.why.wholeSpace}</option>
              {channels.data?.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={a.why.permission}>
          {control => (
            <Select {...control} value={asked} onChange={({ target }) => setPermission(target.value as Permission)}>
              {names.map(name => (
                <option key={name} value={name}>
                  {st.roles.permissions[name].title}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Answer space={space} member={member} question={{ userId: member.user.id, permission: asked, channelId }} />
      </div>
    </Dialog>
  );
}

interface AnswerProps extends Pick<MemberDialogProps, 'space' | 'member'> {
  question: Question;
}

function Answer({ space, member, question }: AnswerProps) {
  const { data, error } = useExplanation(space.id, question);
  const who = memberName(member);
  if (error && !data) return <Alert>{errorText(error)}</Alert>;
  const Icon = data?.allowed ? Check : X;
  return (
    <div role="status" className="min-h-24 rounded-xl border border-line bg-ground px-4 py-3 text-sm">
      {data ? (
        <>
          <p className="flex items-center gap-2 font-semibold">
            <Icon aria-hidden className="size-4" />
            {data.allowed ? a.allowed : a.denied}
          </p>
          <p className="pt-1">{reasonText(data, { who, space, personName: who })}</p>
          <p className="pt-1 text-ink-soft">{rankText(data.rank, { who, space })}</p>
        </>
      ) : (
        <span className="sr-only">{t.app.loading}</span>
      )}
    </div>
  );
}
