'use client';
import { type ComponentProps, type KeyboardEvent, useId, useState } from 'react';

interface Tabs<Name> {
  selected: Name;
  tabProps: (name: Name) => ComponentProps<'button'>;
  tabPanelProps: ComponentProps<'div'>;
}

const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1 };

/** Tabs as in the ARIA Authoring Practices: one tab stop, and arrow keys between them. */
export function useTabs<Name extends string>(names: readonly [Name, ...Name[]]): Tabs<Name> {
  const [chosen, choose] = useState<Name>(names[0]);
  // A selected tab may be removed.
  const selected = names.includes(chosen) ? chosen : names[0];
  const base = useId();

  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>) => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const index = (names.indexOf(selected) + step + names.length) % names.length;
    choose(names[index] ?? selected);
    const tab = event.currentTarget.parentElement?.children[index];
    if (tab instanceof HTMLElement) tab.focus();
  };

  return {
    selected,
    tabProps: (name) => ({
      role: 'tab',
      id: `${base}${name}`,
      'aria-selected': name === selected,
      'aria-controls': `${base}panel`,
      tabIndex: name === selected ? 0 : -1,
      onClick: () => choose(name),
      onKeyDown,
    }),
    tabPanelProps: { role: 'tabpanel', id: `${base}panel`, 'aria-labelledby': `${base}${selected}`, tabIndex: 0 },
  };
}
