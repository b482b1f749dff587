import { Logo } from '../art/Logo.tsx';
import { ServiceSwitch } from './ServiceSwitch.tsx';

export function Footer() {
  return (
    <footer className="footer">
      <div className="footer-words">
        <Logo />
        <p>
          Merle is made up; its list works, and nobody is charged. This is the demo of prefinery-kit, which is not
          affiliated with Prefinery.
        </p>
      </div>
      <ServiceSwitch />
      <nav aria-label="More">
        <a href="./press.html">Press</a>
        <a href="./boards.html">Two boards</a>
      </nav>
    </footer>
  );
}
