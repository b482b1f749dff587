/** An app without styles of its own, so without a `color-scheme`. */
import './draw.tsx';
