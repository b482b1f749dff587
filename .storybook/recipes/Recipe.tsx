import type { ReactNode } from 'react';
import { Source } from '../Source.tsx';
import './recipe.css';

export interface RecipeProps {
  title: string;
  /** When it is the right thing. */
  when: string;
  /** Its files by their names. */
  files: Record<string, string>;
  /** What they draw. A test draws nothing. */
  children?: ReactNode;
  /** What the toolbar says of the parts. The recipe itself is English. */
  language: string;
  direction: string;
}

/** Something people do with the kit: live, and the lines that do it. */
export const Recipe = ({ title, when, files, children, language, direction }: RecipeProps) => (
  <article className="recipe" lang="en" dir="ltr">
    <header>
      <h1>{title}</h1>
      <p>{when}</p>
    </header>
    {children !== undefined && (
      <div className="recipe-live" lang={language} dir={direction}>
        {children}
      </div>
    )}
    <div className="recipe-files">
      {Object.entries(files).map(([name, text]) => (
        <Source key={name} name={name} text={text} />
      ))}
    </div>
  </article>
);
