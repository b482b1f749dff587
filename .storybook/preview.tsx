import { createPrefinery, PrefineryProvider } from '@prefinery-kit/react';
import '@prefinery-kit/react/styles.css';
import type { Preview } from '@storybook/react-vite';
import { QueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import './preview.css';
import { project } from './project.ts';

/** A page has one client, so all stories share it; parameters may put another in its place. */
export const client = createPrefinery({ project, scriptUrl: `/prefinery/widget/v2/${project}.js` });

function forgetVisitor() {
  for (const cookie of document.cookie.split('; ')) {
    document.cookie = `${cookie.split('=', 1).join('')}=; max-age=0; path=/`;
  }
}

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
      return (
        <PrefineryProvider
          client={Object.assign(Object.create(client) as typeof client, overrides)}
          queryClient={queryClient}
        >
          <Story />
        </PrefineryProvider>
      );
    },
  ],
};

export default preview;
