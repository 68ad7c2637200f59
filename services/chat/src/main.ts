import { orExit } from '@parley/runtime/process/config-error';
import { createService } from '@parley/runtime/process/service';
import { startApp } from './app.ts';
import { readNodeConfig } from './config.ts';
import { createContext } from './context.ts';

const config = orExit(readNodeConfig);
const service = createService({ name: 'chat', config });
try {
  const ctx = await createContext(service, config);
  await startApp(ctx);
  await service.start();
} catch (error) {
  service.fail(error, 'chat could not start');
}
