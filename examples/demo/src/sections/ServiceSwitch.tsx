import { usePrefinery } from '@prefinery-kit/react';
import { type ChangeEvent, useId, useSyncExternalStore } from 'react';
import { keepConsent } from '../memory.ts';

/** Turns the waitlist's service off and on again, for this browser. */
export function ServiceSwitch() {
  const id = useId();
  const client = usePrefinery();
  const read = () => client.consent === 'granted';
  const isOn = useSyncExternalStore(client.subscribe, read, read);

  const turn = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const consent = target.checked ? 'granted' : 'denied';
    keepConsent(consent);
    client.setConsent(consent);
    // A script that has run cannot be removed, so the page is loaded again without it.
    if (consent === 'denied') location.reload();
  };

  return (
    <div className="service">
      <label>
        {/* oxlint-disable-next-line jsx-a11y/role-has-required-aria-props -- A checkbox has `checked`. */}
        <input type="checkbox" role="switch" checked={isOn} onChange={turn} aria-describedby={id} />
        <span>Waitlist service</span>
      </label>
      <p id={id}>
        {isOn
          ? 'It remembers your place in cookies. Without it you can still join, on a page of its own.'
          : 'Nothing of it is loaded here. You can still join: the form takes you to a page of its own.'}
      </p>
    </div>
  );
}
