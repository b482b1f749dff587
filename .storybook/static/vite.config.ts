/** Bundles the service worker of a static Storybook into the folder that `storybook build` has made. */
import { join } from 'node:path';
import { workerBuild } from '../../site/sandbox/build.ts';

export default workerBuild(join(import.meta.dirname, 'worker.ts'), join(import.meta.dirname, '../../storybook-static'));
