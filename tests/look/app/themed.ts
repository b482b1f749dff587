/** An app with styles of its own. */
import '@prefinery-kit/react/styles.css';
import './draw.tsx';
import './themes.css';
