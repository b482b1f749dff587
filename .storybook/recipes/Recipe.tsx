import type { ReactNode } from 'react';
import { Source } from '../Source.tsx';
import './recipe.css';

export interface RecipeProps {
  title: string;
  /** When to use the recipe. */
  when: string;
  /** Source files by name. */
  files: Record<string, string>;
  /** The rendered recipe. Absent for a test. */
  children?: ReactNode;
  /** Language and direction of the parts, from the toolbar. The recipe itself is English. */
  language: string;
  direction: string;
}

/** A recipe: rendered, and with its source. */
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
