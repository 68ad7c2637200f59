import '#app/no-eval.ts';
import './styles.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { queryClient } from '#app/query-client.ts';
import { CallContext } from '#lib/react/call-context.ts';
import { ChatContext } from '#lib/react/chat-context.ts';
import { Toaster } from '#ui/toaster.tsx';
import { calls, chat } from './call/made-up-call.ts';
import { Gallery } from './gallery.tsx';

/** Every part in every state, without a server: for Vite's dev server, not for the built app. */
const root = document.getElementById('root');
if (!root) throw new Error('gallery.html has no #root');
createRoot(root).render(
  <QueryClientProvider client={queryClient}>
    <ChatContext value={chat}>
      <CallContext value={calls}>
        <Gallery />
      </CallContext>
    </ChatContext>
    <Toaster />
  </QueryClientProvider>,
);
