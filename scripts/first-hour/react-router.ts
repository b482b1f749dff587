import { followGuide, replaceIn } from './guide.ts';
import type { Hour } from './hour.ts';

const version = '8.4.0';

/**
 * Follows docs/react-router.md. React Router's own program for new apps takes its template from GitHub, which a test cannot
 * rely on, so the app is made by hand. Its files are those that the framework cannot do without.
 */
export const reactRouterHour = (hour: Hour): Promise<void> =>
  followGuide(
    {
      name: 'react-router',
      document: 'docs/react-router.md',
      async create(app) {
        app.write({
          'package.json': JSON.stringify({
            name: 'waitlist',
            private: true,
            type: 'module',
            scripts: { dev: 'react-router dev', build: 'react-router build' },
            dependencies: {
              '@react-router/node': version,
              '@react-router/serve': version,
              isbot: '5.2.3',
              react: '19.3.1',
              'react-dom': '19.3.1',
              'react-router': version,
            },
            devDependencies: {
              '@react-router/dev': version,
              '@types/node': '24.19.2',
              '@types/react': '19.3.0',
              '@types/react-dom': '19.3.0',
              typescript: '6.0.3',
              vite: '8.3.8',
            },
          }),
          'vite.config.ts': `import { reactRouter } from '@react-router/dev/vite';
import { defineConfig } from 'vite';

export default defineConfig({ plugins: [reactRouter()] });
`,
          'tsconfig.json': JSON.stringify({
            compilerOptions: {
              lib: ['ES2023', 'DOM', 'DOM.Iterable'],
              module: 'ESNext',
              moduleResolution: 'bundler',
              jsx: 'react-jsx',
              types: ['node', 'vite/client'],
              rootDirs: ['.', './.react-router/types'],
              noEmit: true,
              strict: true,
              skipLibCheck: true,
            },
            include: ['app', '.react-router/types'],
          }),
          'app/routes.ts': `import { index, type RouteConfig } from '@react-router/dev/routes';

export default [index('routes/home.tsx')] satisfies RouteConfig;
`,
        });
      },
      addPolicy(app) {
        const provider = 'project={project}';
        replaceIn(app, 'app/root.tsx', provider, `${provider} nonce={readNonce()}`);
        replaceIn(app, 'app/root.tsx', 'import', "import { readNonce } from './nonce';\nimport");
      },
      development: { line: 'npx react-router dev --port $PORT --strictPort', ready: /Local:/ },
      production: { line: 'npx react-router-serve build/server/index.js', ready: /\[react-router-serve\]/ },
      types: 'npx react-router typegen && npx tsc',
    },
    hour,
  );
