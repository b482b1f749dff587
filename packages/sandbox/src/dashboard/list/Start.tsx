import { type ReactNode, useState } from 'react';
import { JoinButton } from '../happen/JoinButton.tsx';
import { sandboxAddress } from '../page.ts';
import { Code } from '../parts/Code.tsx';
import { Icon } from '../parts/Icon.tsx';
import { linkTo } from '../route.ts';
import { useAbout } from '../useAbout.ts';
import { waysFor, type Way } from './ways.ts';

/** What stands in place of an empty list: how to begin, with or without an app. */
export const Start = (): ReactNode => {
  const { data: about } = useAbout();
  const ways = waysFor(about?.project ?? '…', sandboxAddress);
  const [way, setWay] = useState<Way['name']>('HTML');
  const shown = ways.find(({ name }) => name === way);
  return (
    <div className="start">
      <section className="start-now">
        <h3>Nobody has joined yet</h3>
        <p>
          This is a waitlist of your own, with a real database and no account. Let people join, open one of them, and
          see her pass the others when her friends come by her link.
        </p>
        <div className="row">
          <JoinButton
            kind="primary"
            icon="happen"
            given={{ count: 20, referred: 0.5 }}
            said={(count) => `${count} people have joined. Open one of them, and let three friends join by her link.`}
          >
            Let 20 people join
          </JoinButton>
          <a
            className="button"
            href={`${sandboxAddress}/projects/${about?.project ?? ''}/users/new`}
            target="_blank"
            rel="noreferrer"
          >
            <Icon name="open" size={18} />
            Join by the hosted form
          </a>
          <a className="button quiet" href={linkTo('happen')}>
            More ways
          </a>
        </div>
      </section>
      <section className="stack tight">
        <div className="start-head">
          <h3>Or connect your app</h3>
          <div className="row" role="group" aria-label="Kind of app">
            {ways.map(({ name }) => (
              <button
                key={name}
                type="button"
                className="choice"
                aria-pressed={name === way}
                onClick={() => setWay(name)}
              >
                {name}
              </button>
            ))}
          </div>
        </div>
        {shown === undefined ? null : (
          <>
            <p className="muted">{shown.about}</p>
            <Code text={shown.text} what={shown.what} />
          </>
        )}
        <p className="muted small">
          Whoever joins in your app is here at once, and each command that it sends is listed as activity.
        </p>
      </section>
    </div>
  );
};
