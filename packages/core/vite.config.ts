import { defineConfig } from 'vite';
import { library } from '../../library.config.ts';

export default defineConfig(
  library(import.meta.dirname, {
    index: 'src/index.ts',
    'contract/index': 'src/contract/index.ts',
    'testing/index': 'src/testing/index.ts',
  }),
);
