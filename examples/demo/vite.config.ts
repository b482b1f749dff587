import react from '@vitejs/plugin-react';
import { join } from 'node:path';
import { defaultClientConditions, defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  // In this repository the kit is read from its sources: a change in it is seen at once.
  resolve: { conditions: ['@prefinery-kit/source', ...defaultClientConditions] },
  build: {
    rolldownOptions: {
      input: [join(import.meta.dirname, 'index.html'), join(import.meta.dirname, 'boards.html')],
    },
  },
});
