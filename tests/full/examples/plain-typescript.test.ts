import { testExample } from './example.ts';

testExample('plain-typescript');
