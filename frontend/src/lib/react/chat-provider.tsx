import { type ReactNode, useEffect, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { invalidateSpace } from '#lib/api/space-keys.ts';
import { startChat, type ChatEngine } from '#lib/chat/engine.ts';
import { t } from '#lib/i18n/texts.ts';
import { ChatContext } from '#lib/react/chat-context.ts';
import { forgetDrafts, forgetDraftsOfOthers } from '#lib/drafts/drafts.ts';
import { accessToken, freshToken } from '#lib/session/access.ts';
import { sessionRevoked } from '#lib/session/session.ts';
import { useMe, useSession } from '#lib/session/session-store.ts';
import { toast } from '#ui/toasts.ts';

export interface ChatProviderProps {
  /** Shown until the chat stands, for some milliseconds. */
  fallback: ReactNode;
  children: ReactNode;
}

/** Starts the chat engine for the signed-in account and ends it with the session. */
export function ChatProvider({ fallback, children }: ChatProviderProps) {
  const me = useMe();
  const queries = useQueryClient();
  const [engine, setEngine] = useState<ChatEngine | null>(null);
  const [failure, setFailure] = useState<Error | null>(null);

  useEffect(() => {
    forgetDraftsOfOthers(me.id);
    const starting = startChat({
      me,
      token: stale => (stale === undefined ? accessToken() : freshToken(stale)),
      onRevoked: sessionRevoked,
      membersChanged: roomId => void queries.invalidateQueries({ queryKey: ['members', roomId] }),
      spaceChanged: spaceId => void invalidateSpace(queries, spaceId),
      ownChanged: () => void queries.invalidateQueries({ queryKey: ['own'] }),
      onLost: () => toast(t.conversation.lost, { isError: true }),
    });
    let isOver = false;
    starting.then(
      started => !isOver && setEngine(started),
      (error: unknown) => !isOver && setFailure(new Error('The chat did not start', { cause: error })),
    );
    return () => {
      isOver = true;
      setEngine(null);
      // What belonged to this account must not greet the next one.
      queries.clear();
      const forget = whatToForget();
      if (forget === 'all') forgetDrafts(me.id);
      void starting.then(started => started.close({ forget })).catch(() => undefined);
    };
    // The engine lives as long as the account, whatever else of the profile changes.
  }, [me.id, queries]);

  if (failure) throw failure;
  return engine ? <ChatContext value={engine}>{children}</ChatContext> : fallback;
}

/** A session that was ended against the person's wish leaves their unsent text for the next sign-in. */
function whatToForget(): 'nothing' | 'received' | 'all' {
  const session = useSession.getState();
  if (session.status !== 'signed-out') return 'nothing';
  return session.because === 'own-wish' ? 'all' : 'received';
}
