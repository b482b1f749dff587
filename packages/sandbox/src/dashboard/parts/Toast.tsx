import {
  createContext,
  type PropsWithChildren,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useState,
} from 'react';
import { Button } from './Button.tsx';

interface Note {
  number: number;
  text: string;
  isFailure: boolean;
}

/** Says what a control has done, in a sentence. Failures stay until they are closed. */
export type Say = (text: string, options?: { isFailure?: boolean }) => void;

const SayContext = createContext<Say>(() => {});

/** @returns the function that shows a message at the bottom of the screen, and has it read by screen readers */
export const useToast = (): Say => useContext(SayContext);

/** How long a message is shown, in ms. */
const shown = 6000;

export const Toasts = ({ children }: PropsWithChildren): ReactNode => {
  const [note, setNote] = useState<Note | null>(null);
  const say = useCallback<Say>(
    (text, { isFailure = false } = {}) => setNote((last) => ({ number: (last?.number ?? 0) + 1, text, isFailure })),
    [],
  );

  useEffect(() => {
    if (note === null || note.isFailure) return;
    const timer = setTimeout(() => setNote(null), shown);
    return () => clearTimeout(timer);
  }, [note]);

  return (
    <SayContext value={say}>
      {children}
      <div className="toasts" role="status">
        {note === null ? null : (
          <div className={note.isFailure ? 'toast bad' : 'toast'} key={note.number}>
            <p>{note.text}</p>
            <Button kind="quiet" icon="close" isIconOnly onClick={() => setNote(null)}>
              Close message
            </Button>
          </div>
        )}
      </div>
    </SayContext>
  );
};
