import { defineConfig } from 'vite';
import { library } from '../../library.config.ts';

export default defineConfig(
  library(import.meta.dirname, {
    index: 'src/index.ts',
    'contract/index': 'src/contract/index.ts',
    'devtools/index': 'src/devtools/index.ts',
    'server/index': 'src/server/index.ts',
    'server/browser': 'src/server/browser.ts',
    'testing/index': 'src/testing/index.ts',
  }),
);
