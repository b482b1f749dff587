/** @jsxImportSource hono/jsx */

/** A user's referral link. The button needs script, which shows it. Without script, the link can be selected in its field. */
export function ReferralLink({ address }: { address: string }) {
  return (
    <section data-copy>
      <label htmlFor="link">Your referral link</label>
      <div class="field">
        <input id="link" type="url" value={address} readonly dir="ltr" />
        <button type="button" hidden>
          Copy
        </button>
      </div>
      <p class="note" role="status" />
    </section>
  );
}
