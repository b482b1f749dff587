import react from '@vitejs/plugin-react';
import { join } from 'node:path';
import { defaultClientConditions, defaultServerConditions, defineConfig } from 'vite';
import { serverRendering } from './serving.ts';

/** In this repository the kit is read from its sources: a change in it is seen at once. */
const source = '@prefinery-kit/source';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), serverRendering()],
  resolve: { conditions: [source, ...defaultClientConditions] },
  ssr: { resolve: { conditions: [source, ...defaultServerConditions] } },
  build: {
    rolldownOptions: {
      input: ['index.html', 'boards.html', 'press.html'].map((page) => join(import.meta.dirname, page)),
    },
  },
});
