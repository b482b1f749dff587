import { ReferralPagePopup } from '@prefinery-kit/react';
import { useId, useRef, useState } from 'react';

/** The link to share, a button that copies it, and one that shows what it has brought. */
export function ReferralLink({ link }: { link: string }) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [answer, setAnswer] = useState('');

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link);
      setAnswer('Link copied. Send it to somebody who hates their alarm.');
    } catch {
      // Clipboards need a secure page and a permission. A selected text can always be copied by hand.
      field.current?.select();
      setAnswer('The browser did not let us copy. The link is selected: press Ctrl+C or ⌘C.');
    }
  };

  return (
    <div className="referral">
      <label htmlFor={id}>Your link</label>
      <div className="referral-row">
        <input id={id} ref={field} value={link} readOnly onFocus={(event) => event.target.select()} />
        <button type="button" className="button" onClick={() => void copy()}>
          Copy
        </button>
        <ReferralPagePopup className="button-quiet">See your page</ReferralPagePopup>
      </div>
      <p role="status">{answer}</p>
    </div>
  );
}
