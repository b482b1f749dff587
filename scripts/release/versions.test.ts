import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { published } from '../pack.ts';

const root = join(import.meta.dirname, '../..');

test('changeset version gives all packages one version, a changelog each, and the ranges of each other', () => {
  const folder = mkdtempSync(join(tmpdir(), 'prefinery-kit-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const file of ['package.json', 'pnpm-workspace.yaml', 'pnpm-lock.yaml', '.changeset/config.json']) {
    cpSync(join(root, file), join(folder, file));
  }
  const folders = published.map(({ name }) => name.replace('@prefinery-kit/', 'packages/'));
  for (const name of folders) {
    mkdirSync(join(folder, name), { recursive: true });
    cpSync(join(root, name, 'package.json'), join(folder, name, 'package.json'));
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const note = "---\n'@prefinery-kit/core': minor\n---\n\nThe client tells what it could not do.\n";
  writeFileSync(join(folder, '.changeset/note.md'), note);
  for (const args of [
    ['init', '--quiet', '--initial-branch=main'],
    ['add', '.changeset', 'packages'],
  ]) {
    execFileSync('git', args, { cwd: folder });
  }

  execFileSync(join(root, 'node_modules/.bin/changeset'), ['version'], { cwd: folder });

  const manifests = folders.map((name): { version: string } =>
    JSON.parse(readFileSync(join(folder, name, 'package.json'), 'utf8')),
  );
  const [first = { version: '' }] = manifests;
  expect(first.version).not.toBe(published[0]?.version);
  expect(manifests.map(({ version }) => version)).toEqual(manifests.map(() => first.version));
  const changelogs = folders.map((name) => readFileSync(join(folder, name, 'CHANGELOG.md'), 'utf8'));
  expect(changelogs[0]).toContain('The client tells what it could not do.');
  for (const changelog of changelogs) expect(changelog).toContain(`## ${first.version}`);
});
