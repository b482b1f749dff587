const commands = ['UPDATE', 'DELETE', 'INSERT', 'SELECT', 'MERGE'] as const;

/** What a statement did, as Kysely asks for it. Those that change no row, such as `begin`, count as reads. */
export const commandOf = (command: string | undefined): (typeof commands)[number] =>
  commands.find((known) => known === command) ?? 'SELECT';
