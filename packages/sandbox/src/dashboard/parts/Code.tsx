import type { ReactNode } from 'react';
import { Copy } from './Copy.tsx';

/** A text to read or to paste, with a button that copies it. */
export const Code = ({ text, what }: { text: string; what: string }): ReactNode => (
  <div className="code">
    {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- What scrolls has to be reached by keyboard. */}
    <pre tabIndex={0} aria-label={what}>
      {text}
    </pre>
    <Copy text={text} what={what} isIconOnly>
      {`Copy ${what}`}
    </Copy>
  </div>
);
