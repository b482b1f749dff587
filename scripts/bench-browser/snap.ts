// snapshot bundles: tsx snap.ts NAME
import { mkdirSync, writeFileSync } from 'node:fs';
import { bundlePage, drawOnServer } from './build.ts';
const label = process.argv[2]!;
mkdirSync(`/tmp/speed/snap/${label}`, { recursive: true });
const url = 'http://placeholder.localhost:1/widget/v2/bench123.js';
for (const name of ['board.effect', 'board.kit', 'board.hydrated', 'join.raw', 'join.kit']) writeFileSync(`/tmp/speed/snap/${label}/${name}.js`, await bundlePage(name, url));
writeFileSync(`/tmp/speed/snap/${label}/board.hydrated.html`, await drawOnServer('/SCRIPT', 'PROBE', url));
