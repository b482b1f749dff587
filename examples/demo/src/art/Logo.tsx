/** The brand: a blackbird's head. Round, black, an orange ring around the eye and a beak that points ahead. */
export function Logo() {
  return (
    <svg className="mark" viewBox="0 0 40 32" aria-hidden="true" focusable="false">
      <path d="M25 8Q33 12 38.4 15.2Q39.6 16 38.4 16.8Q33 20 25 24Z" className="mark-beak" />
      <circle cx="16" cy="16" r="15" className="mark-head" />
      <circle cx="19" cy="13" r="4" className="mark-eye" />
    </svg>
  );
}
