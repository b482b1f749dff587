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
    <pre>
      <code>{text.trim()}</code>
    </pre>
  </figure>
);
