import './source.css';

interface SourceProps {
  /** The source text, imported with `?raw`. */
  text: string;
  /** The file's name. */
  name?: string;
}

/** Shows the source of a module. */
export const Source = ({ text, name }: SourceProps) => (
  <figure className="source">
    {name !== undefined && <figcaption>{name}</figcaption>}
    {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- The arrow keys scroll it, as they do on the site. */}
    <pre tabIndex={0}>
      <code>{text.trim()}</code>
    </pre>
  </figure>
);
