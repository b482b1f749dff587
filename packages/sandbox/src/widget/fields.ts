/** Names of fields, and their values. */
export type Fields = Record<string, string>;

/** Leaves out empty fields, and values that are not text. */
export const filled = (fields: (readonly [name: string, value: unknown])[]): Fields => {
  const kept: Fields = {};
  for (const [name, value] of fields) if (typeof value === 'string' && value !== '') kept[name] = value;
  return kept;
};

const utm = ['utm_source', 'utm_medium', 'utm_campaign', 'utm_term', 'utm_content'] as const;

/** The `utm_*` parameters of a query. */
export const utmOf = (fields: { get: (name: string) => string | null }): Fields =>
  filled(utm.map((name) => [name, fields.get(name)] as const));
