import type { ReactNode } from 'react';
import { Button } from './Button.tsx';
import { useToast } from './Toast.tsx';

/** Copies a text, and says so. */
export const Copy = ({
  text,
  what,
  children,
  isIconOnly = false,
}: {
  text: string;
  /** The message says that this was copied. */
  what: string;
  children: ReactNode;
  isIconOnly?: boolean | undefined;
}): ReactNode => {
  const say = useToast();
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      say(`Copied: ${what}.`);
    } catch {
      say('The browser does not let this page copy. Select the text and copy it by hand.', { isFailure: true });
    }
  };
  return (
    <Button kind={isIconOnly ? 'quiet' : 'plain'} icon="copy" isIconOnly={isIconOnly} onClick={() => void copy()}>
      {children}
    </Button>
  );
};
