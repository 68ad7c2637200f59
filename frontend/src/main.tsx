import '#app/no-eval.ts';
import '#app/styles.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from '#app/app.tsx';
import { reloadOnNewVersion } from '#app/reload-on-new-version.ts';
import { keepShell } from '#lib/shell/shell.ts';
import { leaveKeysToInputMethods } from '#lib/input-method.ts';
import { startSession } from '#lib/session/session.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

leaveKeysToInputMethods();
reloadOnNewVersion();
void startSession();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
if (import.meta.env.PROD) addEventListener('load', () => void keepShell());
