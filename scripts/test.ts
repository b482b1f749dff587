/**
 * All tests: installs a browser if there is none, builds, checks types, runs Vitest. The last lines show durations and
 * count what passed and failed. `--full` runs the long tests instead.
 */
import { relative } from 'node:path';
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

/** A file that fails before its first test counts as one failure. */
function count(module: TestModule): { passed: number; failed: number } {
  const passed = [...module.children.allTests('passed')].length;
  const failed = [...module.children.allTests('failed')].length;
  return { passed, failed: failed === 0 && !module.ok() ? 1 : failed };
}

/** How long a file took, in ms: its tests, imports and set-up. */
function timeOf(module: TestModule): number {
  const { environmentSetupDuration, prepareDuration, collectDuration, setupDuration, duration } = module.diagnostic();
  // Files without isolation share a worker, whose start would be counted for each of them.
  const start = module.project.config.isolate ? environmentSetupDuration + prepareDuration : 0;
  return start + collectDuration + setupDuration + duration;
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1).padStart(7)} s`;

/** The time of each project and of the slowest files. Files run in parallel, so the sum exceeds the elapsed time. */
function reportTimes(modules: TestModule[]): void {
  const files = modules.map((module) => ({
    name: `${module.project.name} ${relative(process.cwd(), module.moduleId)}`,
    project: module.project.name,
    time: timeOf(module),
  }));
  console.log('\nTime of each project, and of the ten slowest files:');
  for (const project of new Set(files.map((file) => file.project))) {
    const own = files.filter((file) => file.project === project);
    console.log(`${seconds(own.reduce((sum, { time }) => sum + time, 0))}  ${project}, ${own.length} files`);
  }
  for (const { name, time } of files.toSorted((a, b) => b.time - a.time).slice(0, 10)) {
    console.log(`${seconds(time)}  ${name}`);
  }
}

// Types are checked on the sources. The build is for what loads the built packages: the examples and Storybook.
const steps = [hasBrowser, () => run('pnpm', ['build']), () => run('pnpm', ['check:types'])];
let failed = steps.filter((step) => !step()).length;

const isFull = process.argv.includes('--full');
const files = process.argv.slice(2).filter((argument) => argument !== '--full');
const vitest = await startVitest('test', files, { run: true, watch: false, project: [isFull ? 'full' : '!full'] });
const modules = vitest.state.getTestModules();
const counts = modules.map(count);
const passed = counts.reduce((sum, module) => sum + module.passed, 0);
failed += counts.reduce((sum, module) => sum + module.failed, 0) + vitest.state.getUnhandledErrors().length;
reportTimes(modules);
await vitest.close();

process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
console.log(`${passed} passed, ${failed} failed`);
