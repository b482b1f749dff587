'use client';
import type { ReactNode } from 'react';
import { Choice } from './Choice.tsx';
import { choices, served } from './faults.ts';
import type { Sandbox } from './useSandbox.ts';

/** The faults of the sandbox, and controls to set them. */
export function Faults({ sandbox }: { sandbox: Sandbox }): ReactNode {
  const { base, faults, count, error, set, clear } = sandbox;
  const { commands = {} } = faults;
  return (
    <>
      <section className="act" aria-label="Faults">
        <button type="button" onClick={clear} aria-disabled={count === 0}>
          Clear all faults
        </button>
        <p>
          They count for everybody who uses <code>{base}</code>.
        </p>
        {error && <p role="alert">{error.message}</p>}
      </section>
      <section aria-label="The campaign">
        <h3>The campaign</h3>
        <div className="choices">
          <Choice
            label="Script"
            value={faults.script}
            choices={choices.script}
            onChoose={(script) => set({ script })}
          />
          <Choice label="Reads lag by" value={faults.lag} choices={choices.lag} onChoose={(lag) => set({ lag })} />
          <Choice label="Mails" value={faults.mails} choices={choices.mails} onChoose={(mails) => set({ mails })} />
          <Choice
            label="Callbacks"
            value={faults.callbacks}
            choices={choices.callbacks}
            onChoose={(callbacks) => set({ callbacks })}
            isRequired
          />
        </div>
        {faults.script !== undefined && (
          <p className="empty">A page that has the script keeps it until it is loaded again.</p>
        )}
      </section>
      <section aria-label="Commands that go wrong">
        <h3>Commands</h3>
        <div className="choices">
          {served.map((command) => (
            <Choice
              key={command}
              label={command}
              value={commands[command]}
              choices={choices.command}
              onChoose={(fault) => set({ commands: { [command]: fault } })}
            />
          ))}
        </div>
      </section>
    </>
  );
}
