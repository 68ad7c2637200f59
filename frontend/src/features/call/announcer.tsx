import { useEffect, useRef, useState } from 'react';
import { comingWords } from '#features/call/coming-words.ts';
import { watchComings } from '#features/call/comings.ts';
import { wanted } from '#features/call/use-own.ts';
import type { CallPerson, CallState } from '#lib/call/state.ts';
import type { PublicUser } from '@parley/contracts/auth-api';
import { c } from '#lib/i18n/call-texts.ts';
import { useCalls } from '#lib/react/call-context.ts';
import { useChat } from '#lib/react/chat-context.ts';
import { toast } from '#ui/toasts.ts';

/** Tells everybody who comes and goes and what was done to them, and screen readers what the others do. */
export function CallAnnouncer() {
  const { engine } = useCalls();
  const chat = useChat();
  const [text, setText] = useState('');
  const heard = useRef<CallState | null>(null);
  useEffect(() => {
    if (!engine) return;
    heard.current = engine.store.getState();
    const stopNews = engine.store.subscribe((state, before) => {
      const { people } = chat.store.getState();
      const news = newsOf(state, before, people);
      if (news.length > 0) setText(news.join('. '));
      for (const told of imposed(state, before)) toast(told);
    });
    const stopComings = watchComings(engine.store, comings => {
      for (const told of comingWords(comings, chat.store.getState().people)) toast(told);
    });
    return () => {
      stopNews();
      stopComings();
    };
  }, [chat, engine]);
  return (
    <p role="status" aria-live="polite" className="sr-only">
      {text}
    </p>
  );
}

type People = Readonly<Record<string, PublicUser>>;

/** What happened between two states of the same call, in words. */
export function newsOf(state: CallState, before: CallState, people: People): string[] {
  if (before.status === 'reconnecting' && state.status === 'connected') return [c.announce.reconnected];
  if (before.status !== 'connected' || state.status !== 'connected' || state.people === before.people) return [];
  const name = ({ userId }: CallPerson) => people[userId]?.displayName ?? c.somebody;
  const earlier = new Map(before.people.map(person => [person.peerId, person]));
  return state.people.flatMap(person => changesOf(person, earlier.get(person.peerId), name(person)));
}

function changesOf({ state, isSelf }: CallPerson, before: CallPerson | undefined, name: string): string[] {
  if (isSelf || !before) return [];
  return [
    ...(state.hand && !before.state.hand ? [c.announce.hand(name)] : []),
    ...(state.screen && !before.state.screen ? [c.announce.screenOn(name)] : []),
    ...(!state.screen && before.state.screen ? [c.announce.screenOff(name)] : []),
  ];
}

/** What went off although the person wants it on, and although the device works: a moderator did that. */
function imposed(state: CallState, before: CallState): string[] {
  const [self, selfBefore] = [state, before].map(({ people }) => people.find(({ isSelf }) => isSelf));
  if (self && selfBefore && self.speaks !== selfBefore.speaks) {
    Object.assign(wanted, { mic: false, camera: false, screen: false });
    return [self.speaks ? c.stage.maySpeak : c.stage.listensAgain];
  }
  const [own, earlier] = [self?.state, selfBefore?.state];
  if (!own || !earlier || own === earlier) return [];
  const words = { mic: c.announce.mutedByModerator, camera: c.announce.cameraByModerator };
  return (['mic', 'camera'] as const).flatMap(source => {
    const hasFailed = state.problems.some(problem => problem.kind === 'device' && problem.source === source);
    if (own[source] || !earlier[source] || !wanted[source] || hasFailed) return [];
    wanted[source] = false;
    return [words[source]];
  });
}
