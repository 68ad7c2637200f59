import { orExit } from '@parley/runtime/process/config-error';
import { createService } from '@parley/runtime/process/service';
import { startApp } from './app.ts';
import { readVideoConfig } from './config.ts';
import { createContext } from './context.ts';

const config = orExit(readVideoConfig);
const service = createService({ name: 'video', config });
try {
  await startApp(await createContext(service, config));
  await service.start();
} catch (error) {
  service.fail(error, 'video could not start');
}
