import { readDocument } from './document.ts';
import { followGuide, replaceIn } from './guide.ts';
import type { Hour } from './hour.ts';

const guide = readDocument('docs/astro.md');

/**
 * Follows docs/astro.md. Astro's own program for new apps takes its templates from GitHub, which a test cannot rely on, so
 * this writes the files of the template `minimal`, without its page. Types need the packages of `astro check`, too.
 */
export const astroHour = (hour: Hour): Promise<void> =>
  followGuide(
    {
      name: 'astro',
      document: 'docs/astro.md',
      async create(app) {
        app.write({
          'package.json': JSON.stringify({
            name: 'waitlist',
            private: true,
            type: 'module',
            scripts: { dev: 'astro dev', build: 'astro build' },
            dependencies: { astro: '7.3.5' },
            devDependencies: { '@astrojs/check': '0.9.10', typescript: '6.0.3' },
          }),
          'astro.config.mjs': `import { defineConfig } from 'astro/config';\n\nexport default defineConfig({});\n`,
          'tsconfig.json': JSON.stringify({
            extends: 'astro/tsconfigs/strict',
            include: ['.astro/types.d.ts', '**/*'],
            exclude: ['dist'],
          }),
        });
      },
      addPolicy(app) {
        const security = guide.blocks.find(({ code }) => code.startsWith('const security'))?.code ?? '';
        const [sandbox = ''] = /http:\/\/localhost:\d+/.exec(app.read('.env.development')) ?? [];
        const allowed = security.replace('https://widget.prefinery.com', sandbox);
        replaceIn(app, 'astro.config.mjs', 'export default', `${allowed}\nexport default`);
        replaceIn(app, 'astro.config.mjs', 'integrations:', 'security,\n  integrations:');
      },
      development: { line: 'npx astro dev --port $PORT', ready: /watching for file changes|Local/ },
      production: { line: 'HOST=localhost node dist/server/entry.mjs', ready: /Server listening/ },
      types: 'npx astro check',
    },
    hour,
  );
