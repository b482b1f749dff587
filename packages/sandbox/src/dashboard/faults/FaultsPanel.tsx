import './faults.css';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { FaultChanges, Faults } from '../../server/faults/faults.ts';
import type { ServedCommand } from '../../server/foundation/served.ts';
import { control } from '../api.ts';
import { Badge } from '../parts/Badge.tsx';
import { Button } from '../parts/Button.tsx';
import { Failure } from '../parts/Failure.tsx';
import { Panel } from '../parts/Panel.tsx';
import { useChange } from '../useChange.ts';
import { FaultChoice } from './FaultChoice.tsx';
import { callbackFaults, commandFaults, commandUses, lagFaults, mailFaults, scriptFaults } from './texts.ts';

const countOf = ({ script, lag, mails, commands }: FaultChanges): number =>
  [script, lag, mails, ...Object.values(commands ?? {})].filter((fault) => (fault ?? null) !== null).length;

/** What goes wrong on purpose, for all visitors of the campaign. */
export const FaultsPanel = (): ReactNode => {
  const client = useQueryClient();
  const faults = useQuery({ queryKey: ['/faults'], queryFn: ({ signal }) => control<Faults>('/faults', { signal }) });
  const told = (answer: Faults): string => {
    client.setQueryData(['/faults'], answer);
    const count = countOf(answer);
    return count === 0 ? 'Everything works.' : `${count} ${count === 1 ? 'fault is' : 'faults are'} set.`;
  };
  const set = useChange(
    (chosen: FaultChanges) => control<Faults>('/faults', { method: 'PATCH', body: chosen }),
    told,
    '/faults',
  );
  const clear = useChange(() => control<Faults>('/faults', { method: 'DELETE' }), told, '/faults');
  // What was chosen and is on its way.
  const [asked, setAsked] = useState<FaultChanges>({});
  const shown = faults.data && merge(faults.data, asked);
  // Only what was chosen is sent: somebody else may set other faults.
  const choose = (chosen: FaultChanges): void => {
    setAsked(merge(asked, chosen));
    // Only of the last choice.
    set.mutate(chosen, { onSettled: () => setAsked({}) });
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
      {shown === undefined ? null : <Choices faults={shown} onChoose={choose} />}
    </Panel>
  );
};

/** Faults with others in their place; `null`: that one is cleared. */
const merge = (faults: FaultChanges, chosen: FaultChanges): FaultChanges => ({
  ...faults,
  ...chosen,
  commands: { ...faults.commands, ...chosen.commands },
});

interface ChoicesProps {
  faults: FaultChanges;
  /** Called with the fault that was chosen, and no other. */
  onChoose: (chosen: FaultChanges) => void;
}

const Choices = ({ faults, onChoose }: ChoicesProps): ReactNode => {
  const commands = faults.commands ?? {};
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
            onChoose={(script) => onChoose({ script })}
          />
          <FaultChoice
            label="Reads lag by"
            none="Nothing"
            about="How far reads are behind writes."
            value={faults.lag}
            choices={lagFaults}
            onChoose={(lag) => onChoose({ lag })}
          />
          <FaultChoice
            label="Mails"
            about="The mails that ask new users to confirm."
            value={faults.mails}
            choices={mailFaults}
            onChoose={(mails) => onChoose({ mails })}
          />
          <FaultChoice
            label="Callbacks"
            about=""
            isSetting
            value={faults.callbacks}
            choices={callbackFaults}
            onChoose={(callbacks) => onChoose({ callbacks })}
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
              onChoose={(fault) => onChoose({ commands: { [command]: fault } })}
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
