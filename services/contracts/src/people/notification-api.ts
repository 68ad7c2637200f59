import { z } from 'zod';
import { defineCalls } from '../rest.ts';
import { notificationSettings, notificationWish } from './notification.ts';

const access = 'guest';
const reply = z.object({ notifications: notificationSettings });

export const notificationApi = defineCalls({
  getNotifications: {
    method: 'get',
    path: '/api/me/notifications',
    access,
    limit: 'readPerUser',
    summary: 'What the asker is notified of where they set nothing else, and their quiet hours',
    status: 200,
    errors: [],
    reply,
  },
  updateNotifications: {
    method: 'patch',
    path: '/api/me/notifications',
    access,
    limit: 'spaceChangesPerUser',
    summary: 'Choose what one is notified of in general, and when nothing disturbs; what is not named stays',
    status: 200,
    errors: [],
    body: notificationWish,
    reply,
  },
});
export type NotificationApi = typeof notificationApi;
