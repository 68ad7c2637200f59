import { chatApi } from '@parley/contracts/chat-api';
import { documentsApi } from '@parley/contracts/documents-api';
import { notificationApi } from '@parley/contracts/people/notification-api';
import { peopleApi } from '@parley/contracts/people/people-api';
import { statusApi } from '@parley/contracts/people/status-api';
import { placeApi } from '@parley/contracts/places/place-api';
import { admissionApi } from '@parley/contracts/spaces/admission-api';
import { auditApi } from '@parley/contracts/spaces/audit-api';
import { filterApi } from '@parley/contracts/spaces/filter-api';
import { moderationApi } from '@parley/contracts/spaces/moderation-api';
import { onboardingApi } from '@parley/contracts/spaces/onboarding-api';
import { reportApi } from '@parley/contracts/spaces/report-api';
import { spaceApi } from '@parley/contracts/spaces/space-api';
import { videoApi } from '@parley/contracts/video-api';
import { serveCalls, type CallHandlers, type Mount } from '@parley/runtime/http/mount';
import type { ChatContext } from '../context.ts';
import { issueCallTicket, issueCheckTicket } from '../calls/issue-ticket.ts';
import { admissionCalls } from './admission.ts';
import { auditCalls } from './audit.ts';
import { documentCalls } from './documents.ts';
import { filterCalls } from './filter.ts';
import { messageCalls } from './messages.ts';
import { moderationCalls } from './moderation.ts';
import { notificationCalls } from './notifications.ts';
import { onboardingCalls } from './onboarding.ts';
import { peopleCalls } from './people.ts';
import { placeCalls } from './places.ts';
import { reportCalls } from './reports.ts';
import { roomCalls } from './rooms.ts';
import { spaceCalls } from './spaces.ts';
import { statusCalls } from './status.ts';

/** Every REST call of chat, and those of video that it answers: it knows who may enter which call. */
export function serveApi(mount: Mount, ctx: ChatContext): void {
  serveCalls(mount, chatApi, { ...roomCalls(ctx), ...messageCalls(ctx) });
  serveCalls(mount, spaceApi, spaceCalls(ctx));
  serveCalls(mount, admissionApi, admissionCalls(ctx));
  serveCalls(mount, auditApi, auditCalls(ctx));
  serveCalls(mount, onboardingApi, onboardingCalls(ctx));
  serveCalls(mount, reportApi, reportCalls(ctx));
  serveCalls(mount, peopleApi, peopleCalls(ctx));
  serveCalls(mount, statusApi, statusCalls(ctx));
  serveCalls(mount, notificationApi, notificationCalls(ctx));
  serveCalls(mount, placeApi, placeCalls(ctx));
  serveCalls(mount, filterApi, filterCalls(ctx));
  serveCalls(mount, moderationApi, moderationCalls(ctx));
  serveCalls(mount, documentsApi, documentCalls(ctx.config));
  serveCalls(mount, videoApi, ticketCalls(ctx));
}

function ticketCalls(ctx: Parameters<typeof issueCallTicket>[0]): CallHandlers<typeof videoApi> {
  return {
    callTicket: ({ caller, params }) => issueCallTicket(ctx, caller, params.id),
    callCheckTicket: ({ caller }) => issueCheckTicket(ctx, caller),
  };
}
