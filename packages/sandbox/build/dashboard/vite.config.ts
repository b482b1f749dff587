/** Bundles the dashboard with all it needs into `dist/dashboard`: the published package has no dependency for it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Vite lists the licenses of bundled scripts. Fonts, which a stylesheet imports, are not among them. */
const fontLicenses: Plugin = {
  name: 'prefinery-kit:font-licenses',
  generateBundle() {
    for (const font of ['geist', 'geist-mono']) {
      const license = join(import.meta.dirname, '../../node_modules/@fontsource-variable', font, 'LICENSE');
      this.emitFile({ type: 'asset', fileName: `licenses/${font}.txt`, source: readFileSync(license) });
    }
  },
};

export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  // The page is at the sandbox's own address, whatever path that has, and its files are below it at `dashboard/`.
  base: './',
  plugins: [react(), fontLicenses],
  build: {
    outDir: join(import.meta.dirname, '../../dist/dashboard'),
    emptyOutDir: true,
    license: { fileName: 'licenses/scripts.md' },
    assetsDir: 'dashboard',
    // The page's policy allows no data in addresses of fonts and scripts.
    assetsInlineLimit: 0,
    modulePreload: false,
    target: 'baseline-widely-available',
  },
});
