import { Hono } from 'hono';
import frameScript from '../../pages/frame.ts?iife';
import icon from '../../pages/icon.svg?raw';
import styles from '../../pages/page.css?raw';
import { sendText } from '../edge/text.ts';
import type { Env } from '../foundation/env.ts';

/** Stylesheet, script and icon of the hosted pages. */
export function createAssets(): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/page.css', (context) => sendText(context, 'text/css', styles));
  app.get('/frame.js', (context) => sendText(context, 'text/javascript', frameScript));
  app.get('/icon.svg', (context) => sendText(context, 'image/svg+xml', icon));
  return app;
}
