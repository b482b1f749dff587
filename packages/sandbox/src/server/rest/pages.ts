import type { Context } from 'hono';
import type { Env } from '../foundation/env.ts';
import { ApiError } from './errors.ts';
import { shorten } from '../../campaign/shorten.ts';

/** Documented by the vendor. */
const perPage = 25;

/** The page that a request asks for. */
export interface AskedPage {
  page: number;
  offset: number;
  limit: number;
}

export function readPage(context: Context<Env>): AskedPage {
  const asked = context.req.query('page') ?? '1';
  const page = /^\d{1,9}$/.test(asked) ? Number(asked) : 0;
  if (page < 1) throw new ApiError(422, `page: ${shorten(asked)} is no page. The first one is 1.`);
  return { page, offset: (page - 1) * perPage, limit: perPage };
}

/** Answers the rows, and says in the header which page of how many they are. */
export function answerPage(context: Context<Env>, rows: unknown[], { page, total }: { page: number; total: number }) {
  const pages = Math.max(1, Math.ceil(total / perPage));
  const pagination = {
    previous_page: page > 1 ? page - 1 : null,
    next_page: page < pages ? page + 1 : null,
    current_page: page,
    per_page: perPage,
    count: rows.length,
    pages,
    total,
  };
  context.header('x-pagination', JSON.stringify(pagination));
  return context.json(rows);
}
