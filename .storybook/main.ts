import { prefinerySandbox } from '@prefinery-kit/sandbox/vite';
import type { StorybookConfig } from '@storybook/react-vite';
import { defaultClientConditions, mergeConfig } from 'vite';
import { visitorPage } from './live/visitorPage.ts';
import { folder, project, seed } from './project.ts';

const config: StorybookConfig = {
  framework: '@storybook/react-vite',
  stories: ['./**/*.stories.tsx', '../packages/react/src/**/*.stories.tsx'],
  staticDirs: ['./public'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest', '@storybook/addon-mcp'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  features: { sidebarOnboardingChecklist: false },
  viteFinal: (vite) =>
    mergeConfig(vite, {
      // The stories' sandbox runs inside Storybook's dev server.
      plugins: [prefinerySandbox({ project, seed, base: `/${folder}` }), visitorPage()],
      resolve: { conditions: ['@prefinery-kit/source', ...defaultClientConditions] },
    }),
};

export default config;
