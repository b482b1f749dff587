import { defineConfig } from 'vitest/config';

const project = { environment: 'jsdom', include: ['*.spec.ts'] };

/** The configuration of an app with tests in jsdom: default conditions; packages are loaded by Node.js, or by Vite. */
export default defineConfig({
  root: import.meta.dirname,
  test: {
    projects: [
      { test: { ...project, name: 'by Node', server: { deps: { external: [/\/packages\/core\/dist\//] } } } },
      { test: { ...project, name: 'by Vite', server: { deps: { inline: true } } } },
    ],
  },
});
