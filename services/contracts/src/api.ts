import { authApi } from './auth-api.ts';
import { chatApi } from './chat-api.ts';
import { documentsApi } from './documents-api.ts';
import { admissionApi } from './spaces/admission-api.ts';
import { reportApi } from './spaces/report-api.ts';
import { spaceApi } from './spaces/space-api.ts';
import { videoApi } from './video-api.ts';

/** Every REST call of the platform, by its name. */
export const api = { ...authApi, ...chatApi, ...spaceApi, ...reportApi, ...admissionApi, ...videoApi, ...documentsApi };
export type Api = typeof api;
