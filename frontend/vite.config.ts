import { fileURLToPath } from 'node:url';
import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { viteStaticCopy } from 'vite-plugin-static-copy';
import { languageFiles } from './shell/language-files.ts';
import { offlineShell } from './shell/offline-shell.ts';

/** Radix' scroll lock writes a `<style>` element, which the gateway's CSP refuses; ours adopts a constructed sheet. */
const scrollLockStyles = fileURLToPath(new URL('./src/lib/adopted-styles.ts', import.meta.url));

/** Names and groups of the emoji, for the picker. */
const emoji = [
  fileURLToPath(import.meta.resolve('emojibase-data/en/data.json')),
  fileURLToPath(import.meta.resolve('emojibase-data/en/messages.json')),
];

/**
 * What a signed-in person loads first, in two files: split by who shares what they would be many small ones, which
 * compress badly. What is not named here is split by Vite.
 */
const firstLoad = [
  {
    name: 'base',
    test: /node_modules\/(zod|zustand|react|react-dom|scheduler|react-router|@tanstack\/(query-core|react-query)|class-variance-authority|clsx|cookie)\/|contracts\/src\/(errors|rest|ids|auth-api)\.|client\/src\/(rest\/|session|repeat|backoff|platform-error)|src\/app\/no-eval\.|src\/lib\/(session|api)\/|src\/lib\/i18n\/(en|texts|fenced-texts|plural|format|spoken|language)\.|src\/lib\/text\/fence\.|src\/components\/ui\/(button|cn|avatar|spinner|icon-button|toasts|notice|logo|error-boundary|link-button|splash)\.|lucide-react\/dist\/esm\/(?!icons)|lucide-react\/.*\/icons\/(cloud-off|triangle-alert|check|x|compass)\.|src\/lib\/(shell\/|error-text\.|use-title|clock|chat\/device\/distrust|device\/device-error)|vite\/preload-helper/,
  },
  {
    name: 'chat',
    test: /node_modules\/(@tanstack\/.*virtual|idb)|contracts\/src\/(chat-api|chat-events|room|room-line|message|reaction|call|places\/place)\.|client\/src\/sockets\/(command|notices)\.|src\/lib\/(chat\/(?!connection\/socket\.|device\/distrust\.)|timeline\/)|src\/lib\/react\/(chat|call|room-names|typing-text|use-draft|use-now|attention|use-person)|src\/lib\/(drafts\/|text\/trim\.|clipboard\.)|src\/app\/chat-pages\./,
  },
  /** Not in the first load, and fetched beside it: what reads and shows the texts of messages. */
  {
    name: 'markup',
    test: /src\/lib\/(markup\/|text\/links\.)|src\/features\/conversation\/message\/(formatted-text|mention|markup\/)/,
  },
];

/**
 * What each call and command does, which errors it answers and which limit it spends is for the services and for the documents
 * that they make; no page reads it from here.
 */
const withoutServerParts: Plugin = {
  name: 'without-server-parts',
  enforce: 'pre',
  apply: 'build',
  transform: {
    filter: { id: /\/contracts\/src\// },
    handler: source =>
      source.replace(/\bsummary:\s*(['"`])(?:(?!\1).)*\1,|\berrors:\s*\[[^\]]*\],|\blimit:\s*'\w+',/gs, ''),
  },
};

/** No page makes a JSON Schema: what describes the API is made by the services. */
const withoutJsonSchema: Plugin = {
  name: 'without-json-schema',
  enforce: 'pre',
  apply: 'build',
  transform: {
    filter: { id: /\/zod\/v4\/classic\/schemas\.js$/ },
    handler: source =>
      source
        .replace(/^ *inst\._zod\.processJSONSchema = .*;$/gm, '')
        .replace(/jsonSchema: \{[^}]*\},/, '')
        .replace('return createToJSONSchemaMethod(this, {})(params);', "throw new Error('Not in the web app');"),
  },
};

/** The package offers browsers its development build only, with checks and messages for its users. */
const router = fileURLToPath(
  new URL('../production/index.mjs', import.meta.resolve('react-router').replace(/[^/]*$/, 'x')),
);

/** `npm run dev` says the ports; these are those of `npm start` and of Vite. */
const { PARLEY_HTTP_PORT = '8080', PARLEY_DEV_PORT = '5173' } = process.env;

/** The Origin of a page stays as it is: the services decide whose pages may use them. */
const gateway = { target: `http://127.0.0.1:${PARLEY_HTTP_PORT}` };
const sockets = { ...gateway, ws: true };
/** One path below `/api/` is a page of the web app, as the gateway has it too. */
const rest = { ...gateway, bypass: ({ url = '' }) => (/^\/api\/docs([?#]|$)/.test(url) ? '/index.html' : undefined) };

export default defineConfig(({ command }) => ({
  plugins: [
    withoutServerParts,
    withoutJsonSchema,
    react(),
    tailwind(),
    viteStaticCopy({ targets: [{ src: emoji, dest: 'emoji/en' }] }),
    languageFiles(command === 'build'),
    offlineShell,
  ],
  resolve: {
    alias: { 'react-style-singleton': scrollLockStyles, ...(command === 'build' && { 'react-router': router }) },
  },
  build: {
    target: 'es2024',
    // Data URLs of fonts and images would need holes in the CSP.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // A schema that no page reads (a record of Kafka) goes: making one, also from parts of others, does nothing else.
      treeshake: { manualPureFunctions: ['z'], propertyReadSideEffects: false },
      output: { codeSplitting: { groups: firstLoad } },
    },
  },
  server: {
    host: '127.0.0.1',
    port: Number(PARLEY_DEV_PORT),
    strictPort: true,
    // The gateway says which other pages may read an answer.
    cors: false,
    proxy: {
      '/api/': rest,
      '/pictures/': gateway,
      '/health': gateway,
      '/socket.io/': sockets,
      '/rtc/socket.io/': sockets,
    },
  },
  clearScreen: false,
}));
