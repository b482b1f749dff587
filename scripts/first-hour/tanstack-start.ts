import { followGuide } from './guide.ts';
import type { Hour } from './hour.ts';

/** Follows docs/tanstack-start.md in a new app of TanStack's own program. */
export const tanStackStartHour = (hour: Hour): Promise<void> =>
  followGuide(
    {
      name: 'tanstack-start',
      document: 'docs/tanstack-start.md',
      create: (app) =>
        app.run(
          'npx @tanstack/cli@0.71.0 create waitlist --target-dir . --force --blank --no-install --no-git --no-intent --no-toolchain --package-manager npm --non-interactive --yes',
        ),
      addPolicy() {},
      development: { line: 'npx vite dev --port $PORT --strictPort', ready: /Local:/ },
      production: { line: 'npx vite preview --port $PORT --strictPort', ready: /Local:/ },
      types: 'npx tsc',
    },
    hour,
  );
