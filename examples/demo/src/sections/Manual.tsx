export function Manual() {
  return (
    <section className="section manual" id="manual" aria-labelledby="manual-title">
      <h2 id="manual-title">
        One knob. Sixty-one birds. <span>No screen, no app, no snooze.</span>
      </h2>
      <dl>
        <div>
          <dt>The manual</dt>
          <dd>Turn the beak to the hour you want to be up. The face glows with every bird that joins.</dd>
        </div>
        <div>
          <dt>Five more minutes</dt>
          <dd>Turn over. They keep singing, and go quiet when you put your feet on the floor.</dd>
        </div>
        <div>
          <dt>The price</dt>
          <dd>$189, paid when yours is ready. It comes with your wood, and the other five.</dd>
        </div>
      </dl>
    </section>
  );
}
