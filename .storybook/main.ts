import { prefinerySandbox } from '@prefinery-kit/sandbox/vite';
import type { StorybookConfig } from '@storybook/react-vite';
import { defaultClientConditions, mergeConfig } from 'vite';
import { project } from './project.ts';

const config: StorybookConfig = {
  framework: '@storybook/react-vite',
  stories: ['./**/*.mdx', './**/*.stories.tsx', '../packages/react/src/**/*.stories.tsx'],
  staticDirs: ['./public'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  features: { sidebarOnboardingChecklist: false },
  viteFinal: (vite) =>
    mergeConfig(vite, {
      // Stories run on a campaign of their own, inside Storybook's dev server.
      plugins: [prefinerySandbox({ project, seed: { users: 500, seed: 1 } })],
      resolve: { conditions: ['@prefinery-kit/source', ...defaultClientConditions] },
    }),
};

export default config;
