import type { Chapter } from './map.ts';

/** The parts of one chapter, each with its hook, and a way to its stories. */
export const ChapterList = ({ title, parts }: Chapter) => (
  <div className="introduction-chapter">
    <h3>{title}</h3>
    <ul>
      {parts.map(({ name, what, hook, story }) => (
        <li key={name}>
          {story === undefined ? (
            <strong>{name}</strong>
          ) : (
            <a href={`./?path=/story/${story}`} target="_top">
              {name}
            </a>
          )}
          <p>{what}</p>
          {hook !== undefined && <code>{hook}</code>}
        </li>
      ))}
    </ul>
  </div>
);
