import { PrefineryTexts } from '@prefinery-kit/react';
import { withPrefinery } from '@prefinery-kit/react/storybook';
import '@prefinery-kit/react/styles.css';
import type { Preview } from '@storybook/react-vite';
import { configure } from 'storybook/test';
import { directionItems, languageItems, speechOf, languageOf } from './language.ts';
import './preview.css';
import { startSandbox } from '../site/sandbox/start.ts';
import { folder } from './project.ts';
import { systemScheme, themeOfSystem } from './theme.ts';
import { beNew, client } from './visitor.ts';

// The default of a second is too short for the vendor's pages on a busy machine.
configure({ asyncUtilTimeout: 15_000 });

const preview: Preview = {
  globalTypes: {
    theme: {
      description: 'Colour scheme',
      toolbar: { title: 'Theme', icon: 'circlehollow', items: ['light', 'dark'], dynamicTitle: true },
    },
    language: {
      description: 'Language of the parts',
      toolbar: { title: 'Language', icon: 'globe', items: languageItems, dynamicTitle: true },
    },
    direction: {
      description: 'Direction of writing',
      toolbar: { title: 'Direction', icon: 'transfer', items: directionItems, dynamicTitle: true },
    },
  },
  initialGlobals: { theme: systemScheme.matches ? 'dark' : 'light', language: 'en', direction: 'auto' },
  parameters: {
    a11y: { test: 'error' },
    docs: { theme: themeOfSystem() },
    layout: 'padded',
    options: {
      // The order for a reader who is new to the kit.
      storySort: {
        order: [
          'Introduction',
          'Joining',
          'Returning',
          'Sharing',
          'Vendor pages',
          'States',
          'Recipes',
          'Your own components',
          'Live campaign',
        ],
      },
    },
  },
  // The dev server contains the sandbox. A static build has no server, so a service worker replaces it.
  beforeAll: async () => {
    if (import.meta.env.PROD) await startSandbox({ worker: './sandbox.js', folder });
  },
  // Every story starts as a new visitor.
  beforeEach: beNew,
  decorators: [
    withPrefinery(client),
    (Story, { globals }) => {
      const { language, direction } = speechOf(globals);
      const page = document.documentElement;
      page.dataset['theme'] = String(globals['theme']);
      page.lang = language;
      page.dir = direction;
      return (
        <PrefineryTexts language={languageOf(language)}>
          <Story />
        </PrefineryTexts>
      );
    },
  ],
};

export default preview;
