import type { Compilable, CompiledQuery, Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** Stands for a value that is known only when the statement is sent. */
class Placeholder {
  readonly name: PropertyKey;

  constructor(name: PropertyKey) {
    this.name = name;
  }
}

/** A statement that is built once. Each call sends it with other values. */
export type Prepared<V, R> = (db: Kysely<Tables>, values: V) => Promise<R[]>;

/**
 * Builds a statement with the first call, and only fills in values afterwards. To build one takes Kysely longer than all else that a
 * process does for it.
 * @param build gets placeholders in place of the values, and the database of the first call. It may hand placeholders on as
 * values, and must not look into them.
 */
export function prepare<V extends object, R>(
  build: (placeholders: V, db: Kysely<Tables>) => Compilable<R>,
): Prepared<V, R> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Kysely passes any object on as a value: these stand for values of all types.
  const placeholders = new Proxy({}, { get: (_target, name) => new Placeholder(name) }) as V;
  let built: CompiledQuery<R> | undefined;
  return async (db, values) => {
    built ??= build(placeholders, db).compile();
    const fill = (parameter: unknown): unknown =>
      parameter instanceof Placeholder ? Reflect.get(values, parameter.name) : parameter;
    const { rows } = await db.executeQuery<R>({ ...built, parameters: built.parameters.map(fill) });
    return rows;
  };
}
