import react from '@vitejs/plugin-react';
import rsc from '@vitejs/plugin-rsc';
import { join } from 'node:path';
import { defineConfig } from 'vite';

const entry = (name: string) => join(import.meta.dirname, 'src', `entry.${name}.tsx`);

// Unlike the demo, this uses the built packages, to test where these have 'use client'.
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), rsc({ entries: { rsc: entry('rsc'), ssr: entry('ssr'), client: entry('browser') } })],
});
