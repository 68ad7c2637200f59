import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The walls of the house: of whom each holds, and whom those must not know. A regular expression of paths each. */
export const walls = [
  ['contracts know nobody', 'services/contracts', '(services/(?!contracts/)|frontend/|infra/|load-tests/|gateway/)'],
  [
    'runtime knows contracts',
    'services/runtime/src',
    '(services/(?!contracts/|runtime/)|frontend/|infra/|load-tests/)',
  ],
  ...['auth', 'chat', 'video'].map(name => [
    `${name} knows contracts and runtime`,
    `services/${name}/src`,
    `(services/(?!contracts/|runtime/|${name}/)|frontend/|infra/|load-tests/)`,
  ]),
  ['the web app knows contracts', 'frontend/src', '(services/(?!contracts/)|infra/|load-tests/|gateway/)'],
  // Inside a service: api | sockets | subscribers → notify → domain → stores | publishers | delivery | media.
  [
    'domain does not know who asks',
    'services/[^/]+/src/domain',
    'services/[^/]+/src/(api|sockets|subscribers|delivery|notify)/',
  ],
  [
    'stores do not know who asks',
    'services/[^/]+/src/stores',
    'services/[^/]+/src/(api|sockets|subscribers|delivery|notify)/',
  ],
  [
    'publishers do not know who asks',
    'services/[^/]+/src/publishers',
    'services/[^/]+/src/(api|sockets|subscribers|delivery|notify)/',
  ],
  [
    'sockets are for who serves them',
    'services/chat/src/(api|subscribers|notify|delivery|domain|stores)',
    'services/chat/src/sockets/',
  ],
  ['notices do not know who asks', 'services/chat/src/notify', 'services/chat/src/(api|subscribers|delivery)/'],
  ['the worker serves no requests', 'services/[^/]+/src/delivery', 'services/[^/]+/src/(api|subscribers)/'],
  ['media know no sockets', 'services/video/src/media', 'services/video/src/(sockets|domain)/'],
  ['the web app does not know its gallery', 'frontend/src', 'frontend/gallery/'],
  // Inside the web app: lib | components → features → app.
  ['lib comes before features', 'frontend/src/lib', 'frontend/src/(features|app)/'],
  ['parts of the screen know no feature', 'frontend/src/components', 'frontend/src/(features|app)/'],
  ['features come before the app', 'frontend/src/features', 'frontend/src/app/'],
];

const features = readdirSync(join(import.meta.dirname, 'frontend/src/features'));

/** Features that are shown together; all others stand alone. */
const meetings = [
  'rooms → call',
  'settings → call',
  'conversation → call',
  'conversation → rooms',
  'call → conversation',
];

const meets = feature => meetings.filter(pair => pair.startsWith(`${feature} →`)).map(pair => pair.split(' → ')[1]);

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    { name: 'no circle', comment: 'Also of types alone.', severity: 'error', from: {}, to: { circular: true } },
    ...walls.map(([name, of, shut]) => ({
      name,
      severity: 'error',
      from: { path: `^${of}/` },
      to: { path: `^${shut}` },
    })),
    ...features.map(feature => ({
      name: `${feature} knows its own, and whom it meets`,
      severity: 'error',
      from: { path: `^frontend/src/features/${feature}/` },
      to: { path: `^frontend/src/features/(?!(${[feature, ...meets(feature)].join('|')})/)` },
    })),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|node_modules)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
};
