/** An app without styles of its own, and so without a `color-scheme`. */
import '@prefinery-kit/react/styles.css';
import './draw.tsx';
