import { type ReactNode, useState } from 'react';
import type { Status } from '../../campaign/person.ts';
import type { ImportResult } from '../../server/control/people-import.ts';
import { control } from '../api.ts';
import { download } from '../download.ts';
import { Button } from '../parts/Button.tsx';
import { Field, Select } from '../parts/Field.tsx';
import { useToast } from '../parts/Toast.tsx';
import { useAbout } from '../useAbout.ts';
import { useChange } from '../useChange.ts';

const statuses = [
  'applied',
  'imported',
  'unconfirmed',
  'invited',
  'active',
  'idle',
  'rejected',
  'suspended',
] as const satisfies readonly Status[];
const choices = statuses.map((value) => ({ value, label: value }));

/** Users as a CSV file: in and out. */
export const PeopleCsv = (): ReactNode => {
  const [status, setStatus] = useState('applied');
  const say = useToast();
  const { data: about } = useAbout();
  const bring = useChange(
    async (file: File) => control<ImportResult>('/people/import', { body: { csv: await file.text(), status } }),
    ({ added, updated, ignored }) => {
      const left = ignored.length === 0 ? '' : ` These columns were left out: ${ignored.join(', ')}.`;
      return `${added} users are new, and ${updated} were known.${left}`;
    },
  );
  const take = (): void => {
    download('/people/export', `${about?.project ?? 'sandbox'}-people.csv`).catch((error: unknown) =>
      say(String(error), { isFailure: true }),
    );
  };
  return (
    <section className="stack tight" aria-label="Users as CSV">
      <h3>Users as CSV</h3>
      <p className="muted">
        The first line names the columns: <code>email</code>, and if you like <code>first_name</code>,{' '}
        <code>last_name</code>, <code>status</code>, <code>referral_code</code>, <code>referred_by</code>,{' '}
        <code>created_at</code> and the other fields of a user.
      </p>
      <div className="row snapshot-form">
        <Field
          label="Import a file"
          type="file"
          accept=".csv,text/csv"
          onChange={({ target }) => {
            const file = target.files?.[0];
            if (file !== undefined) bring.mutate(file);
            target.value = '';
          }}
        />
        <Select
          label="Status of users without one"
          options={choices}
          value={status}
          onChange={({ target }) => setStatus(target.value)}
        />
      </div>
      <div role="alert">{bring.isError ? <pre className="problems">{bring.error.message}</pre> : null}</div>
      <p className="row">
        <Button onClick={take}>Export all users</Button>
      </p>
    </section>
  );
};
