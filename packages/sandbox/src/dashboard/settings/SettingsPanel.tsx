import './settings.css';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { SandboxSetting } from '../../server/control/settings.ts';
import { control } from '../api.ts';
import { Badge } from '../parts/Badge.tsx';
import { Failure } from '../parts/Failure.tsx';
import { Panel } from '../parts/Panel.tsx';

/** All options as they are, and where each came from. */
export const SettingsPanel = (): ReactNode => {
  const [isShort, setIsShort] = useState(false);
  const settings = useQuery({
    queryKey: ['/settings'],
    queryFn: ({ signal }) => control<SandboxSetting[]>('/settings', { signal }),
  });
  const shown = settings.data?.filter(({ source }) => !isShort || source !== 'default') ?? [];
  const groups = [...new Set(shown.map(({ group }) => group))];
  return (
    <Panel
      title="Settings"
      about="They are set when the sandbox starts: by flags, variables, prefinery.config.ts or code."
      tools={
        <label className="check">
          <input type="checkbox" checked={isShort} onChange={({ target }) => setIsShort(target.checked)} />
          Only what was set
        </label>
      }
    >
      {settings.isError ? <Failure error={settings.error} onRetry={() => void settings.refetch()} /> : null}
      <div className="stack settings">
        {groups.map((group) => (
          <section key={group} aria-label={group}>
            <h3>{group}</h3>
            <dl className="card">
              {shown
                .filter((setting) => setting.group === group)
                .map((setting) => (
                  <Setting key={setting.name} setting={setting} />
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Panel>
  );
};

const Setting = ({ setting }: { setting: SandboxSetting }): ReactNode => {
  const { name, about, source, place } = setting;
  return (
    <div className="setting">
      <dt>
        <code>{name}</code>
        <span className="muted small">{about}</span>
      </dt>
      <dd>
        <Value setting={setting} />
        <span className="row">
          <Badge tone={source === 'default' ? 'quiet' : 'accent'}>
            {source === 'default' ? 'default' : `by ${source}`}
          </Badge>
          {place === null ? null : <code className="muted">{place}</code>}
        </span>
      </dd>
    </div>
  );
};

const Value = ({ setting: { value, isSecret, source, otherwise } }: { setting: SandboxSetting }): ReactNode => {
  if (isSecret && source !== 'default') return <span>set, and not shown</span>;
  if (value === null) return <span>{source === 'default' ? otherwise : 'set in code'}</span>;
  if (typeof value === 'boolean') return <span>{value ? 'on' : 'off'}</span>;
  if (Array.isArray(value) && value.length === 0) return <span>{otherwise}</span>;
  if (typeof value === 'object')
    return Object.keys(value).length === 0 ? <span>{otherwise}</span> : <Lines value={value} />;
  return <code>{typeof value === 'string' ? value : JSON.stringify(value)}</code>;
};

/** Each item of a list in a line of its own. */
const Lines = ({ value }: { value: object }): ReactNode => (
  <code className="setting-lines">
    {(Array.isArray(value) ? value : [value])
      .map((item: unknown) => (typeof item === 'string' ? item : JSON.stringify(item)))
      .join('\n')}
  </code>
);
