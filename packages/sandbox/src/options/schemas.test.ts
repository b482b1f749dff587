import * as v from 'valibot';
import { expect, test } from 'vitest';
import { database } from './schemas.ts';

test.each([
  'postgre://me:secret@db.example/people',
  'postgres:me:secret@db.example/people',
  'postgres:/me:secret@db.example/people',
  'me:secret@db.example/people',
  'm:secret@db.example/people',
  '//me:secret@db.example/people',
  'localhost:5432/people',
  'Postgres:people',
])('the mistyped address %s is refused, and not taken for a directory with that name', (where) => {
  expect(v.is(database, where)).toBe(false);
});

test.each([
  'memory',
  'people',
  '.prefinery',
  './people:2026',
  '/data/a b#c?d:e@f',
  '~/people',
  'C:\\people',
  'C:/people',
  'postgres://me:secret@db.example/people',
  'postgresql:///people?host=/run/postgresql',
])('the database %s is accepted', (where) => {
  expect(v.is(database, where)).toBe(true);
});
