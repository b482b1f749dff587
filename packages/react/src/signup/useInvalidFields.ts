'use client';
import { type FormEvent, useState } from 'react';
import { ownValue } from '../foundation/internal/ownValue.ts';
import { rootOf } from '../foundation/internal/realm.ts';

/** Why the browser refuses the value of a field. */
export interface InvalidSignupField {
  /** The field's name, such as `first_name`, or `agreement`. */
  name: string;
  /** The validation rule that it breaks, such as `valueMissing`. */
  reason: keyof ValidityState;
  /** The browser's own message, in its language. */
  message: string;
  /** The value of the field. */
  value: string;
}

interface InvalidFields {
  /** Why a field is invalid, until it is changed or the form is submitted. */
  invalidOf: (name: string) => InvalidSignupField | undefined;
  invalidProps: {
    onInvalidCapture: (event: FormEvent<HTMLFormElement>) => void;
    onInput: (event: FormEvent<HTMLFormElement>) => void;
  };
  clear: () => void;
}

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
const isControl = (target: EventTarget): target is Control => 'validity' in target;

/** A field with the name `elements` replaces the member of that name on the form. */
const controlsOf = (form: HTMLFormElement): HTMLFormElement['elements'] =>
  Reflect.get(HTMLFormElement.prototype, 'elements', form);

/**
 * The browser's validation, with messages in the page in place of its bubbles. A field without an element for its
 * message keeps the bubble.
 */
export function useInvalidFields(nameOf: (input: Control) => string, errorId: (name: string) => string): InvalidFields {
  const [invalid, setInvalid] = useState<Readonly<Record<string, InvalidSignupField | undefined>>>({});

  const onInvalidCapture = (event: FormEvent<HTMLFormElement>) => {
    const { target, currentTarget } = event;
    if (!isControl(target)) return;
    // The browser validates the fields in order. Autofill may have corrected an earlier one without an event.
    const first = [...controlsOf(currentTarget)].find((input) => isControl(input) && !input.validity.valid);
    if (first === target) setInvalid({});
    const name = nameOf(target);
    if (!rootOf(target).getElementById(errorId(name))) return;
    event.preventDefault();
    const { validity, validationMessage: message, value } = target;
    let reason: keyof ValidityState = 'customError';
    for (const rule in validity) if (isRule(rule, validity) && validity[rule]) reason = rule;
    setInvalid((others) => ({ ...others, [name]: { name, reason, message, value } }));
    if (first === target) target.focus();
  };

  const onInput = ({ target }: FormEvent<HTMLFormElement>) => {
    if (!isControl(target)) return;
    const name = nameOf(target);
    setInvalid((all) => (ownValue(all, name) ? { ...all, [name]: undefined } : all));
  };

  return {
    invalidOf: (name) => ownValue(invalid, name),
    invalidProps: { onInvalidCapture, onInput },
    clear: () => {
      // Without a message nothing is rendered, so a signup is sent first. React may render for an equal state, too.
      if (Object.values(invalid).some(Boolean)) setInvalid({});
    },
  };
}

const isRule = (rule: string, validity: ValidityState): rule is keyof ValidityState => rule in validity;
