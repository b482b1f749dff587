import { testExample } from './example.ts';

testExample('vite');
