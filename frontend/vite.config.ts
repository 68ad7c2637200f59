import { fileURLToPath } from 'node:url';
import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Radix' scroll lock writes a `<style>` element, which the gateway's CSP refuses; ours adopts a constructed sheet. */
const scrollLockStyles = fileURLToPath(new URL('./src/lib/adopted-styles.ts', import.meta.url));

export default defineConfig({
  plugins: [react(), tailwind()],
  resolve: { alias: { 'react-style-singleton': scrollLockStyles } },
  build: {
    target: 'es2024',
    // Data URLs of fonts and images would need holes in the CSP.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': 'http://localhost:8080', '/socket.io': { target: 'http://localhost:8080', ws: true } } },
});
