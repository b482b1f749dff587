/** Renders the kit on a server, and signs an identity. */
import { signIdentity } from '@prefinery-kit/core/server';
import { Leaderboard, PrefineryProvider, SignupForm } from '@prefinery-kit/react';
import { createElement, version } from 'react';
import { renderToString } from 'react-dom/server';

const children = [createElement(SignupForm, { key: 1 }), createElement(Leaderboard, { key: 2 })];
const html = renderToString(createElement(PrefineryProvider, { project: 'abcd1234', children }));
const { signature } = await signIdentity({ email: 'amy@example.com' }, { secret: 'test' });
console.log(`React ${version}`, /<form[^>]*data-prefinery="signup-form"/.test(html), signature.length);
