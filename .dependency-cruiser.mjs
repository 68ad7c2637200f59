import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What a service does, as opposed to how it is asked and what it keeps: in chat a folder for each of its subjects. */
const subjects = '(auth|video|files)/src/domain|chat/src/(access|calls|messages|people|places|receipts|rooms)';

/** The walls of the house: of whom each holds, and whom those must not know. A regular expression of paths each. */
export const walls = [
  ['contracts know nobody', 'services/contracts', '(services/(?!contracts/)|frontend/|infra/|load-tests/|gateway/)'],
  [
    'runtime knows contracts',
    'services/runtime/src',
    '(services/(?!contracts/|runtime/)|frontend/|infra/|load-tests/)',
  ],
  ...['auth', 'chat', 'video', 'files'].map(name => [
    `${name} knows contracts and runtime`,
    `services/${name}/src`,
    `(services/(?!contracts/|runtime/|${name}/)|frontend/|infra/|load-tests/)`,
  ]),
  // Processes do not know of each other; runtime reads the list for Kafka's rights.
  [
    'no process knows the list of all',
    'services/(auth|chat|video|files)/src',
    'services/runtime/src/process/processes',
  ],
  [
    'the client knows contracts',
    'services/client/src',
    '(services/(?!contracts/|client/)|frontend/|infra/|load-tests/)',
  ],
  [
    'the web app knows contracts and the client',
    'frontend/src',
    '(services/(?!contracts/|client/)|infra/|load-tests/|gateway/)',
  ],
  // Inside a service: api | sockets | subscribers → notify → subjects → stores | publishers | delivery | media.
  [
    'subjects do not know who asks',
    `services/(${subjects})`,
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
    'services/chat/src/(api|subscribers|notify|delivery|access|calls|messages|receipts|rooms|stores)',
    'services/chat/src/sockets/',
  ],
  ['notices do not know who asks', 'services/chat/src/notify', 'services/chat/src/(api|subscribers|delivery)/'],
  ['the worker serves no requests', 'services/[^/]+/src/delivery', 'services/[^/]+/src/(api|subscribers)/'],
  ['media know no sockets', 'services/video/src/media', 'services/video/src/(sockets|domain)/'],
  ['the web app does not know its gallery', 'frontend/src', 'frontend/gallery/'],
  // The native stack: commands → stack → processes → everything else; the supervisor runs any server.
  ['the machine knows no stack', 'infra/local/src/machine', 'infra/local/src/(?!machine/|problem)'],
  ['the supervisor knows no server', 'infra/local/src/supervisor', 'infra/local/src/(?!supervisor/|machine/|problem)'],
  [
    'commands come last',
    'infra/local/src/(compose|data|monitoring|network|processes|stack|stores|supply-chain|tools)',
    'infra/local/src/(commands/|main)',
  ],
  // Inside the web app: lib | components → features → app.
  ['lib comes before features', 'frontend/src/lib', 'frontend/src/(features|app)/'],
  ['parts of the screen know no feature', 'frontend/src/components', 'frontend/src/(features|app)/'],
  ['features come before the app', 'frontend/src/features', 'frontend/src/app/'],
];

const features = readdirSync(join(import.meta.dirname, 'frontend/src/features'));

/** Features that are shown together; all others stand alone. */
const meetings = [
  'people → rooms',
  'people → spaces',
  'conversation → people',
  'settings → people',
  'settings → notifications',
  'rooms → notifications',
  'places → notifications',
  'notifications → people',
  'spaces → people',
  'guest → auth',
  'rooms → guest',
  'settings → auth',
  'settings → guest',
  'spaces → auth',
  'spaces → guest',
  'rooms → call',
  'rooms → gestures',
  'gestures → places',
  'rooms → palette',
  'palette → rooms',
  'palette → spaces',
  'palette → people',
  'palette → places',
  'palette → settings',
  'palette → keys',
  'palette → conversation',
  'settings → keys',
  'rooms → spaces',
  'rooms → places',
  'settings → call',
  'conversation → call',
  'conversation → rooms',
  'conversation → spaces',
  'conversation → places',
  'call → conversation',
  'call → people',
  'call → spaces',
  'spaces → places',
  'spaces → rooms',
  'spaces → conversation',
  'spaces → call',
];

const meets = feature => meetings.filter(pair => pair.startsWith(`${feature} →`)).map(pair => pair.split(' → ')[1]);

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    { name: 'no circle', comment: 'Also of types alone.', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'what runs in a browser has no modules of Node',
      severity: 'error',
      from: { path: '^(services/(client|contracts)|frontend)/src/' },
      to: { dependencyTypes: ['core'] },
    },
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
