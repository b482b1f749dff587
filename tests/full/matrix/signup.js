/** A page with a signup form, and nothing else of the kit. Plain JavaScript, so that no bundler needs a plugin. */
import { PrefineryProvider, SignupForm } from '@prefinery-kit/react';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';

createRoot(document.body).render(
  createElement(PrefineryProvider, { project: 'abcd1234', children: createElement(SignupForm) }),
);
