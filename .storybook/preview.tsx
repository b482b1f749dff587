import { forgetVisitor, withPrefinery } from '@prefinery-kit/react/storybook';
import '@prefinery-kit/react/styles.css';
import type { Preview } from '@storybook/react-vite';
import { configure } from 'storybook/test';
import './preview.css';
import { client } from './visitor.ts';

// A busy machine draws a vendor's page in more than the second that is the default.
configure({ asyncUtilTimeout: 15_000 });

const preview: Preview = {
  globalTypes: {
    theme: {
      description: 'Colour scheme',
      toolbar: { title: 'Theme', icon: 'circlehollow', items: ['light', 'dark'], dynamicTitle: true },
    },
  },
  initialGlobals: { theme: 'light' },
  parameters: { a11y: { test: 'error' }, layout: 'padded' },
  // Every story starts as a new visitor.
  beforeEach: forgetVisitor,
  decorators: [
    withPrefinery(client),
    (Story, { globals }) => {
      document.documentElement.dataset['theme'] = String(globals['theme']);
      return <Story />;
    },
  ],
};

export default preview;
