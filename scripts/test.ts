/** All tests but those of whole apps from packed packages, `pnpm test:full`: makes sure of a browser, builds, checks types, runs Vitest. The last line counts what passed and failed. */
import { startVitest, type TestModule } from 'vitest/node';
import { ensureBrowser } from './browser.ts';
import { run } from './shell.ts';

function hasBrowser(): boolean {
  try {
    ensureBrowser();
    return true;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return false;
  }
}

/** A file that breaks before its first test counts as one failure. */
function count(module: TestModule): { passed: number; failed: number } {
  const passed = [...module.children.allTests('passed')].length;
  const failed = [...module.children.allTests('failed')].length;
  return { passed, failed: failed === 0 && !module.ok() ? 1 : failed };
}

// Types are taken from the sources. The build is for what loads packages as people get them: the examples, Storybook.
const steps = [hasBrowser, () => run('pnpm', ['build']), () => run('pnpm', ['check:types'])];
let failed = steps.filter((step) => !step()).length;

const vitest = await startVitest('test', process.argv.slice(2), { run: true, watch: false, project: ['!full'] });
const counts = vitest.state.getTestModules().map(count);
const passed = counts.reduce((sum, module) => sum + module.passed, 0);
failed += counts.reduce((sum, module) => sum + module.failed, 0) + vitest.state.getUnhandledErrors().length;
await vitest.close();

process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
console.log(`${passed} passed, ${failed} failed`);
