/** The address of a database without its password, which is before the host or in the query. */
export function withoutPassword(database: string): string {
  if (!/^[\w+.-]+:\/\//.test(database)) return database;
  if (!URL.canParse(database)) return 'an address that cannot be read';
  const { protocol, username, host, pathname } = new URL(database);
  return `${protocol}//${username && `${username}@`}${host}${pathname}`;
}
