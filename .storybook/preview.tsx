import { PrefineryProvider } from '@prefinery-kit/react';
import '@prefinery-kit/react/styles.css';
import type { Preview } from '@storybook/react-vite';
import { QueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import './preview.css';
import { client, forgetVisitor } from './visitor.ts';

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
    (Story, { parameters, globals }) => {
      document.documentElement.dataset['theme'] = String(globals['theme']);
      const overrides = parameters['prefinery'] as Partial<typeof client> | undefined;
      const [queryClient] = useState(() => new QueryClient());
      const [own] = useState(() => Object.assign(Object.create(client) as typeof client, overrides));
      return (
        <PrefineryProvider client={own} queryClient={queryClient}>
          <Story />
        </PrefineryProvider>
      );
    },
  ],
};

export default preview;
