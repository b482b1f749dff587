import './snapshots.css';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { SnapshotInfo } from '../../server/control/snapshot-admin.ts';
import { control, controlHeaders, reach } from '../api.ts';
import { download } from '../download.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Failure } from '../parts/Failure.tsx';
import { Field } from '../parts/Field.tsx';
import { Panel } from '../parts/Panel.tsx';
import { Time } from '../parts/Time.tsx';
import { useToast } from '../parts/Toast.tsx';
import { useAbout } from '../useAbout.ts';
import { useChange } from '../useChange.ts';
import { PeopleCsv } from './PeopleCsv.tsx';

/** Stored states of the campaign, and its users as a file. */
export const SnapshotsPanel = (): ReactNode => (
  <Panel
    title="Snapshots and CSV"
    about="Keep the whole campaign as it is, and come back to it. Or bring your own list of users."
  >
    <div className="stack snapshots">
      <Snapshots />
      <PeopleCsv />
    </div>
  </Panel>
);

const pathOf = (name: string): string => `/snapshots/${encodeURIComponent(name)}`;

const Snapshots = (): ReactNode => {
  const snapshots = useQuery({
    queryKey: ['/snapshots'],
    queryFn: ({ signal }) => control<SnapshotInfo[]>('/snapshots', { signal }),
  });
  return (
    <section className="stack tight" aria-label="Snapshots">
      <h3>Snapshots</h3>
      <Save />
      {snapshots.isError ? <Failure error={snapshots.error} onRetry={() => void snapshots.refetch()} /> : null}
      {snapshots.data === undefined ? null : snapshots.data.length === 0 ? (
        <p className="muted">There is none yet. Save one before you try something that you want to take back.</p>
      ) : (
        <ul className="card snapshot-list">
          {snapshots.data.map((snapshot) => (
            <Snapshot key={snapshot.name} snapshot={snapshot} />
          ))}
        </ul>
      )}
      <Upload />
    </section>
  );
};

const Save = (): ReactNode => {
  const [name, setName] = useState('');
  const save = useChange(
    () => control<SnapshotInfo>('/snapshots', { body: { save: name } }),
    ({ name, users }) => `The snapshot ${name} is saved, with ${users} users.`,
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate(undefined, { onSuccess: () => setName('') });
  };
  return (
    <form className="row snapshot-form" onSubmit={submit}>
      <Field
        label="Name of a new snapshot"
        required
        maxLength={64}
        placeholder="three friends"
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <Button kind="primary" type="submit" isBusy={save.isPending}>
        Save
      </Button>
    </form>
  );
};

const Snapshot = ({ snapshot: { name, saved_at, users } }: { snapshot: SnapshotInfo }): ReactNode => {
  const [isAsking, setIsAsking] = useState(false);
  const say = useToast();
  const { data: about } = useAbout();
  const load = useChange(
    () => control('/snapshots', { body: { load: name } }),
    () => `The campaign is as it was in ${name}.`,
  );
  const remove = useChange(
    () => control(pathOf(name), { method: 'DELETE' }),
    () => `The snapshot ${name} is deleted.`,
  );
  const take = (): void => {
    download(pathOf(name), `${about?.project ?? 'sandbox'} ${name}.jsonl`).catch((error: unknown) =>
      say(String(error), { isFailure: true }),
    );
  };
  return (
    <li className="snapshot">
      <div>
        <strong>{name}</strong>
        <p className="muted small">
          {users} users, <Time value={saved_at} />
        </p>
      </div>
      <div className="row">
        <Button isBusy={load.isPending} onClick={() => setIsAsking(true)}>
          Load<span className="hidden"> {name}</span>
        </Button>
        <Button onClick={take}>
          Download<span className="hidden"> {name}</span>
        </Button>
        <Button kind="danger" isBusy={remove.isPending} onClick={() => remove.mutate()}>
          Delete<span className="hidden"> {name}</span>
        </Button>
      </div>
      {isAsking ? (
        <Dialog title={`Load ${name}?`} onClose={() => setIsAsking(false)}>
          <div className="stack">
            <p>
              It replaces all users, mails, rewards and numbers by those of the snapshot. What is not in a snapshot is
              gone.
            </p>
            <div className="row end">
              <Button onClick={() => setIsAsking(false)}>Cancel</Button>
              <Button
                kind="primary"
                onClick={() => {
                  setIsAsking(false);
                  load.mutate();
                }}
              >
                Load it
              </Button>
            </div>
          </div>
        </Dialog>
      ) : null}
    </li>
  );
};

/** The name of a snapshot for a file: that of the file, without what a name cannot have. */
const nameFor = (file: string): string =>
  file
    .replace(/\.\w+$/, '')
    .replaceAll(/[^\p{L}\p{N} ._-]+/gu, ' ')
    .trim()
    .slice(0, 64) || 'from a file';

const Upload = (): ReactNode => {
  const upload = useChange(
    async (file: File) => {
      const name = nameFor(file.name);
      await reach(pathOf(name), { method: 'PUT', headers: controlHeaders(), body: file });
      return name;
    },
    (name) => `The snapshot ${name} is stored. Load it to use it.`,
    // One after another, so that the last message is about the last file.
    '/snapshots',
  );
  return (
    <Field
      label="A snapshot from a file"
      hint="A file that was downloaded here, or from the sandbox of a colleague."
      type="file"
      accept=".jsonl,.ndjson"
      className="snapshot-file"
      onChange={({ target }) => {
        const file = target.files?.[0];
        if (file !== undefined) upload.mutate(file);
        target.value = '';
      }}
    />
  );
};
