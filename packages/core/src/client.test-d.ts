import { createPrefinery } from './client.ts';

const client = createPrefinery({ project: 'abcd1234' });
const board = document.createElement('div');

// Valid calls.
void client.addUser('sheldon@bigbangtheory.com');
void client.addUser({ email: 'sheldon@bigbangtheory.com', custom_var1: 'x' }, { timeout: 1000 });
void client.getUser();
void client.getUser({ referral_code: 'leonard981', signature: 'abc' }, { signal: AbortSignal.timeout(1) });
void client.recordFormImpression({ timeout: 1 });
void client.embedLeaderboard({ dom_id: 'board' });
void client.embedLeaderboard({ dom_id: board, email: 'leonard@bigbangtheory.com' });

// @ts-expect-error -- addUser needs data
void client.addUser();
// @ts-expect-error -- the e-mail address is required
void client.addUser({ first_name: 'Sheldon' });
// @ts-expect-error -- the vendor's names are snake_case
void client.addUser({ email: 'a@b', firstName: 'Sheldon' });
// @ts-expect-error -- an identity has exactly one identifier
void client.getUser({ email: 'a@b', id: '1' });
// @ts-expect-error -- an identity has an identifier
void client.getUser({ signature: 'abc' });
// @ts-expect-error -- the command takes no data
void client.recordFormImpression({ form: 1 });
// @ts-expect-error -- the command needs an element to draw into
void client.embedLeaderboard();
// @ts-expect-error -- neither an element nor its id
void client.embedLeaderboard({ dom_id: 1 });
// @ts-expect-error -- the user may be null
void client.getUser().then((user) => user.email);
// @ts-expect-error -- the vendor has no such command
void client.removeUser('a@b');
// @ts-expect-error -- a project is required
createPrefinery({});
