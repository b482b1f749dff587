import './faults.css';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Faults } from '../../server/faults/faults.ts';
import type { ServedCommand } from '../../server/foundation/served.ts';
import { control } from '../api.ts';
import { Badge } from '../parts/Badge.tsx';
import { Button } from '../parts/Button.tsx';
import { Failure } from '../parts/Failure.tsx';
import { Panel } from '../parts/Panel.tsx';
import { useChange } from '../useChange.ts';
import { FaultChoice } from './FaultChoice.tsx';
import { callbackFaults, commandFaults, commandUses, lagFaults, mailFaults, scriptFaults } from './texts.ts';

const countOf = ({ script, lag, mails, commands = {} }: Faults): number =>
  [script, lag, mails, ...Object.values(commands)].filter((fault) => fault !== undefined).length;

/** What goes wrong on purpose, for all visitors of the campaign. */
export const FaultsPanel = (): ReactNode => {
  const client = useQueryClient();
  const faults = useQuery({ queryKey: ['/faults'], queryFn: ({ signal }) => control<Faults>('/faults', { signal }) });
  const told = (answer: Faults): string => {
    client.setQueryData(['/faults'], answer);
    const count = countOf(answer);
    return count === 0 ? 'Everything works.' : `${count} ${count === 1 ? 'fault is' : 'faults are'} set.`;
  };
  const set = useChange((next: Faults) => control<Faults>('/faults', { method: 'PUT', body: next }), told, '/faults');
  const clear = useChange(() => control<Faults>('/faults', { method: 'DELETE' }), told, '/faults');
  // What was chosen and is on its way: all faults are sent at once, so the next choice adds to it.
  const [asked, setAsked] = useState<Faults | null>(null);
  const shown = asked ?? faults.data;
  const choose = (next: Faults): void => {
    setAsked(next);
    // Only of the last choice.
    set.mutate(next, { onSettled: () => setAsked(null) });
  };
  const count = shown === undefined ? 0 : countOf(shown);
  return (
    <Panel
      title="Faults"
      about="What goes wrong on purpose, for everybody who uses this sandbox, until it is cleared."
      actions={
        <>
          {count === 0 ? null : <Badge tone="bad">{count === 1 ? '1 fault' : `${count} faults`}</Badge>}
          <Button isBusy={clear.isPending} disabled={count === 0} onClick={() => clear.mutate()}>
            Clear all
          </Button>
        </>
      }
    >
      {faults.isError ? <Failure error={faults.error} onRetry={() => void faults.refetch()} /> : null}
      {shown === undefined ? null : <Choices faults={shown} onSet={choose} />}
    </Panel>
  );
};

const Choices = ({ faults, onSet }: { faults: Faults; onSet: (faults: Faults) => void }): ReactNode => {
  const { commands = {} } = faults;
  return (
    <div className="stack">
      <section className="stack tight" aria-label="The campaign">
        <h3>The campaign</h3>
        <div className="faults">
          <FaultChoice
            label="Script"
            about="The script that a page loads. A page that has it already keeps it."
            value={faults.script}
            choices={scriptFaults}
            onChoose={(script) => onSet({ ...faults, script })}
          />
          <FaultChoice
            label="Reads lag by"
            none="Nothing"
            about="How far reads are behind writes."
            value={faults.lag}
            choices={lagFaults}
            onChoose={(lag) => onSet({ ...faults, lag })}
          />
          <FaultChoice
            label="Mails"
            about="The mails that ask new users to confirm."
            value={faults.mails}
            choices={mailFaults}
            onChoose={(mails) => onSet({ ...faults, mails })}
          />
          <FaultChoice
            label="Callbacks"
            about=""
            isSetting
            value={faults.callbacks}
            choices={callbackFaults}
            onChoose={(callbacks) => onSet({ ...faults, callbacks })}
          />
        </div>
      </section>
      <section className="stack tight" aria-label="Commands">
        <h3>Commands</h3>
        <div className="faults">
          {entriesOf(commandUses).map(([command, use]) => (
            <FaultChoice
              key={command}
              label={command}
              about={`It ${use}.`}
              subject="It"
              value={commands[command]}
              choices={commandFaults}
              onChoose={(fault) => onSet({ ...faults, commands: { ...commands, [command]: fault } })}
            />
          ))}
        </div>
      </section>
    </div>
  );
};

const entriesOf = (uses: Readonly<Record<ServedCommand, string>>) =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- The keys of this record are the commands.
  Object.entries(uses) as [ServedCommand, string][];
