import { Anonymous, HostedForm, HostedFormButton, Leaderboard, ScriptGate } from '../src/index.ts';

// What a part has, its type says.
// @ts-expect-error -- A leaderboard is there for everybody.
<Leaderboard empty="Nobody" />;
// @ts-expect-error -- So is a form.
<HostedForm empty="Nobody" />;
// @ts-expect-error -- For a visitor who is known it shows nothing: `Authenticated` is the part for them.
<Anonymous empty="Nobody" />;
// @ts-expect-error -- The button is there from the first paint.
<HostedFormButton pending="One moment" />;
// @ts-expect-error -- Not known yet is `pending`, nobody is `empty`.
<ScriptGate fallback="One moment" />;
