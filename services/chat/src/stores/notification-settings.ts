import {
  defaultNotifications,
  type NotificationSettings,
  type NotificationWish,
} from '@parley/contracts/people/notification';
import { present } from '../spaces/fields.ts';
import type { Models } from './models.ts';
import type { SettingsDocument } from './people-models.ts';

export type NotificationStore = ReturnType<typeof createNotificationStore>;

/** What people are notified of in general; who chose nothing has the defaults. */
export function createNotificationStore({ ownSettings }: Pick<Models, 'ownSettings'>) {
  async function of(userId: string): Promise<NotificationSettings> {
    const found = await ownSettings.findById(userId).lean<SettingsDocument>().exec();
    const { conversations, channels, quietHours } = { ...defaultNotifications, ...found };
    return { conversations, channels, quietHours };
  }

  async function choose(userId: string, wish: NotificationWish): Promise<NotificationSettings> {
    const fields = present(wish);
    if (Object.keys(fields).length > 0)
      await ownSettings.updateOne({ _id: userId }, { $set: fields }, { upsert: true }).exec();
    return of(userId);
  }

  return { of, choose };
}
