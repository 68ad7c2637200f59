import { chatApi } from '@parley/contracts/chat-api';
import { reportApi, type ReportApi } from '@parley/contracts/spaces/report-api';
import { callAs } from '../call.ts';
import { eventually } from '../eventually.ts';
import { send, type Person } from '../people.ts';
import type { Operation } from './operations.ts';
import { inside, type Scene } from './scene.ts';

const moderators = ['owner', 'admin', 'moderator'] as const;
const ofSpace = ({ space }: Scene) => ({ params: { id: space.id } });

/** Something that the owner wrote, once the log has it: what is reported is what the log says. */
async function written({ people: { owner } }: Scene, roomId: string): Promise<{ id: string; messageId: string }> {
  const { id } = await send(owner, roomId, 'to be reported');
  await eventually(async () => {
    const { messages } = await callAs(owner, chatApi.history, { params: { id: roomId } });
    if (!messages.some(message => message.id === id)) throw new Error('not in the log yet');
  });
  return { id: roomId, messageId: id };
}

async function reportIn(scene: Scene, who: Person, channelId: string): Promise<string> {
  const params = await written(scene, channelId);
  const { report } = await callAs(who, reportApi.reportMessage, { params, body: { reason: 'spam' } });
  return report.id;
}

/** Every call about reports, as of those about spaces. */
export const reportOperations: Record<keyof ReportApi | 'reportHiddenMessage', Operation> = {
  // Who sees a message reports it, if they did not write it: the owner did.
  reportMessage: {
    may: ['admin', 'moderator', 'member', 'timedOut'],
    ask: (scene, who) => reportIn(scene, who, scene.open.id),
  },
  reportHiddenMessage: { may: ['admin'], ask: (scene, who) => reportIn(scene, who, scene.hidden.id) },
  // Everybody in the space reports everybody else in it.
  reportPerson: {
    may: inside,
    ask: (scene, who) => {
      const body = { userId: scene.victim.user.id, reason: 'spam' as const };
      return callAs(who, reportApi.reportPerson, { ...ofSpace(scene), body });
    },
  },
  listReports: { may: moderators, ask: (scene, who) => callAs(who, reportApi.listReports, ofSpace(scene)) },
  updateReport: {
    may: moderators,
    async ask(scene, who) {
      const reportId = await reportIn(scene, scene.victim, scene.open.id);
      const params = { id: scene.space.id, reportId };
      return callAs(who, reportApi.updateReport, { params, body: { resolution: 'kept' } });
    },
  },
};
