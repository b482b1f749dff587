import { Mark } from '../art/Mark.tsx';

export function Footer() {
  return (
    <footer className="footer">
      <Mark />
      <p>
        Merle is made up; its list works, and nobody is charged. This is the demo of prefinery-kit, which is not
        affiliated with Prefinery.
      </p>
    </footer>
  );
}
