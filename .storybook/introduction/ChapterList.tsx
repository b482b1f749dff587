import type { Chapter } from './map.ts';
import { StoryLink } from './StoryLink.tsx';

/** The parts of one chapter, each with its hook and a link to its stories. */
export const ChapterList = ({ title, parts }: Chapter) => (
  <div className="introduction-chapter">
    <h3>{title}</h3>
    <ul>
      {parts.map(({ name, what, hook, story }) => (
        <li key={name}>
          <StoryLink to={story}>{name}</StoryLink>
          <p>{what}</p>
          {hook !== undefined && <code>{hook}</code>}
        </li>
      ))}
    </ul>
  </div>
);
