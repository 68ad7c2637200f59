import { orExit } from '@parley/runtime/process/config-error';
import { createService } from '@parley/runtime/process/service';
import { createApp } from './app.ts';
import { readAuthConfig } from './config.ts';
import { createContext } from './context.ts';
import { offerFirstAdmin } from './domain/first-admin-link.ts';
import { startSweeps } from './domain/sweep.ts';
import { startMails } from './mail/send-mails.ts';

const config = orExit(readAuthConfig);
const service = createService({ name: 'auth', config });
try {
  const ctx = await createContext(service, config);
  const app = createApp(service, ctx);
  startSweeps(ctx);
  startMails(service, ctx);
  await app.listen(config.port, config.host);
  await service.start();
  void offerFirstAdmin(ctx);
} catch (error) {
  service.fail(error, 'auth could not start');
}
