import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { updateExamples } from './examples.ts';

test('examples ask for the new version of the kit, and for nothing else than before', () => {
  const root = mkdtempSync(join(tmpdir(), 'prefinery-kit-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const write = (folder: string, manifest: object) => {
    mkdirSync(join(root, folder), { recursive: true });
    writeFileSync(join(root, folder, 'package.json'), JSON.stringify(manifest, null, 2));
  };
  const read = (folder: string): unknown => JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  write('vite', { dependencies: { '@prefinery-kit/react': '^0.0.0', react: '^19.0.0' } });
  write('demo', { dependencies: { '@prefinery-kit/react': 'workspace:*' } });
  mkdirSync(join(root, 'staging'));

  updateExamples(root, '1.2.3');

  expect(read('vite')).toEqual({ dependencies: { '@prefinery-kit/react': '^1.2.3', react: '^19.0.0' } });
  expect(read('demo')).toEqual({ dependencies: { '@prefinery-kit/react': 'workspace:*' } });
});
