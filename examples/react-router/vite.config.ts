import { reactRouter } from '@react-router/dev/vite';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [reactRouter()],
  // Otherwise Vite finds the kit when the first page is opened, and reloads that page.
  optimizeDeps: { include: ['@prefinery-kit/react'] },
});
