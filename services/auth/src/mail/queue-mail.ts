import type { Context } from '../context.ts';
import type { NewMail } from '../stores/mail-queue.ts';
import type { Stores } from '../stores/database.ts';

type Needs = Pick<Context, 'events'>;

/** Writes a mail down, in the transaction of what it tells of if there is one. Whether there was room for it. */
export async function queueMail({ events }: Needs, { mails }: Pick<Stores, 'mails'>, mail: NewMail): Promise<boolean> {
  const hasRoom = await mails.add(mail, new Date());
  if (hasRoom) events.mail('queued', mail.kind);
  return hasRoom;
}

/** Tells the owner that the password is another one; a full queue holds up nobody. */
export async function tellPasswordChanged(
  { config, events }: Pick<Context, 'config' | 'events'>,
  stores: Pick<Stores, 'mails'>,
  recipient: string,
): Promise<void> {
  if (config.mail) await queueMail({ events }, stores, { kind: 'password-changed', recipient });
}
