import { Anonymous, HostedForm, HostedFormButton, Leaderboard, ScriptGate } from '../src/index.ts';

// A part's props have only the slots that it can show.
// @ts-expect-error -- A leaderboard is shown to anonymous visitors, too.
<Leaderboard empty="Nobody" />;
// @ts-expect-error -- A form is shown to anonymous visitors, too.
<HostedForm empty="Nobody" />;
// @ts-expect-error -- It is for anonymous visitors only. `Authenticated` is for users.
<Anonymous empty="Nobody" />;
// @ts-expect-error -- The button is shown from the first paint on.
<HostedFormButton pending="One moment" />;
// @ts-expect-error -- The slots are `pending` (not known yet) and `empty` (anonymous).
<ScriptGate fallback="One moment" />;
