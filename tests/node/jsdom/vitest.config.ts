import { defineConfig } from 'vitest/config';

const project = { environment: 'jsdom', include: ['*.spec.ts'] };

/** As an app has it that tests in jsdom: nothing is said of conditions, and packages are loaded by Node or by Vite. */
export default defineConfig({
  root: import.meta.dirname,
  test: {
    projects: [
      { test: { ...project, name: 'by Node', server: { deps: { external: [/\/packages\/core\/dist\//] } } } },
      { test: { ...project, name: 'by Vite', server: { deps: { inline: true } } } },
    ],
  },
});
