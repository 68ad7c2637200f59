import { adminApi } from './admin-api.ts';
import { authApi } from './auth-api.ts';
import { chatApi } from './chat-api.ts';
import { documentsApi } from './documents-api.ts';
import { accountApi } from './account-api.ts';
import { guestApi } from './guest-api.ts';
import { notificationApi } from './people/notification-api.ts';
import { peopleApi } from './people/people-api.ts';
import { statusApi } from './people/status-api.ts';
import { placeApi } from './places/place-api.ts';
import { filterApi } from './spaces/filter-api.ts';
import { moderationApi } from './spaces/moderation-api.ts';
import { pictureApi } from './picture-api.ts';
import { profileApi } from './profile-api.ts';
import { admissionApi } from './spaces/admission-api.ts';
import { auditApi } from './spaces/audit-api.ts';
import { onboardingApi } from './spaces/onboarding-api.ts';
import { reportApi } from './spaces/report-api.ts';
import { spaceApi } from './spaces/space-api.ts';
import { videoApi } from './video-api.ts';

/** Every REST call of the platform, by its name. */
export const api = {
  ...authApi,
  ...guestApi,
  ...adminApi,
  ...chatApi,
  ...spaceApi,
  ...reportApi,
  ...filterApi,
  ...moderationApi,
  ...admissionApi,
  ...auditApi,
  ...onboardingApi,
  ...peopleApi,
  ...statusApi,
  ...notificationApi,
  ...placeApi,
  ...videoApi,
  ...profileApi,
  ...accountApi,
  ...pictureApi,
  ...documentsApi,
};
export type Api = typeof api;
