import { testExample, testServerRendering } from './example.ts';

const running = testExample('next');
testServerRendering(running);
