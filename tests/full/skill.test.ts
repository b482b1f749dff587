/** Follows the skill for coding agents that is in the packed React package, in a new app, until a visitor has joined. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { expect, onTestFinished, test } from 'vitest';
import { launchOptions } from '../../scripts/browser.ts';
import { freePort, openApp } from '../../scripts/first-hour/app.ts';
import { commandOf, readDocument } from '../../scripts/first-hour/document.ts';
import { packAll } from '../../scripts/first-hour/packed.ts';
import { visit } from '../../scripts/first-hour/visitor.ts';

const path = 'skills/prefinery-kit/SKILL.md';
const skill = readDocument(`packages/react/${path}`);

test('in a new app of Vite, the commands and files of the skill end with a visitor who has joined and a test that passes', async () => {
  const packed = await packAll();
  onTestFinished(packed.close);
  const app = openApp();
  onTestFinished(app.close);
  await app.run('npm create vite@9.3.0 . -- --template react-ts');
  app.installFrom(packed.registry);
  for (const command of skill.commands.filter((line) => line.startsWith('npm install'))) await app.run(command);

  const installed = join(app.folder, 'node_modules/@prefinery-kit/react');
  expect(readFileSync(join(installed, path), 'utf8')).toMatch(/^---\nname: prefinery-kit\ndescription: /);
  expect(readdirSync(join(installed, 'skills'))).toEqual(['prefinery-kit']);

  const port = String(await freePort());
  app.write({
    ...skill.files,
    '.env.development': (skill.files['.env.development'] ?? '').replaceAll('4747', port),
    'src/App.tsx': "import { Waitlist } from './Waitlist';\n\nexport default Waitlist;\n",
  });
  expect(Object.keys(skill.files)).toEqual(['.env.development', 'src/Waitlist.tsx', 'src/Waitlist.test.tsx']);
  const sandbox = commandOf(skill, 'npx @prefinery-kit/sandbox');
  await app.start(`${sandbox} --port ${port}`, /Ctrl-C stops it/);
  const own = String(await freePort());
  await app.start(`npm run dev -- --port ${own} --strictPort`, /Local:/);

  const browser = await chromium.launch(launchOptions());
  onTestFinished(() => browser.close());
  const visitor = await visit(browser, `http://localhost:${own}/`, undefined);
  await visitor.join('penny@bigbangtheory.com');
  expect(await visitor.link()).toContain(`http://localhost:${port}/r/`);
  await visitor.leave();

  expect(await app.run('npx vitest run')).toMatch(/1 passed/);
});
