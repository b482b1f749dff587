import './source.css';

interface SourceProps {
  /** The text of a module, as `?raw` imports it. */
  text: string;
  /** The name of its file. */
  name?: string;
}

/** Lines that run, to be read. */
export const Source = ({ text, name }: SourceProps) => (
  <figure className="source">
    {name !== undefined && <figcaption>{name}</figcaption>}
    <pre>
      <code>{text.trim()}</code>
    </pre>
  </figure>
);
