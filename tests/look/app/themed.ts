/** An app with styles of its own. */
import './draw.tsx';
import './themes.css';
