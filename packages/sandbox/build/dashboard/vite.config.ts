/** Bundles the dashboard with all it needs into `dist/dashboard`: the published package has no dependency for it. */
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  // The page is at the sandbox's own address, whatever path that has, and its files are below it at `dashboard/`.
  base: './',
  plugins: [react()],
  build: {
    outDir: join(import.meta.dirname, '../../dist/dashboard'),
    emptyOutDir: true,
    assetsDir: 'dashboard',
    // The page's policy allows no data in addresses of fonts and scripts.
    assetsInlineLimit: 0,
    modulePreload: false,
    target: 'baseline-widely-available',
  },
});
