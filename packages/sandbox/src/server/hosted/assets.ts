import { Hono } from 'hono';
import frameScript from '../../pages/frame.ts?iife';
import styles from '../../pages/page.css?raw';
import { sendText } from '../edge/text.ts';
import type { Env } from '../foundation/env.ts';

/** Stylesheet and script of the hosted pages. */
export function createAssets(): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/page.css', (context) => sendText(context, 'text/css', styles));
  app.get('/frame.js', (context) => sendText(context, 'text/javascript', frameScript));
  return app;
}
