import node from '@astrojs/node';
import react from '@astrojs/react';
import { defineConfig, envField } from 'astro/config';

export default defineConfig({
  output: 'server',
  adapter: node({ mode: 'standalone' }),
  integrations: [react()],
  // Otherwise Vite finds these when the first page is opened, and reloads that page.
  vite: { optimizeDeps: { include: ['@prefinery-kit/react', '@tanstack/react-query'] } },
  env: {
    schema: {
      PUBLIC_PREFINERY_SCRIPT_URL: envField.string({ context: 'client', access: 'public', optional: true }),
      PREFINERY_IDENTITY_SECRET: envField.string({ context: 'server', access: 'secret' }),
    },
  },
});
