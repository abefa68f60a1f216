import type { Desk } from "../desk.ts";
import { h } from "../element.ts";

/** A button of a form: what is asked of the service, and what is said when it is done. */
export interface Step {
  zh: string;
  mutation: string;
  input: () => Record<string, unknown>;
  done: string;
}

/** What a form shows, and what it says while something is missing or when a step was not taken. */
interface StepForm {
  title: string;
  about: string;
  body: readonly HTMLElement[];
  /** The first field that must still be filled, and the words that say so; undefined = none. */
  missing: () => { text: string; field: HTMLElement } | undefined;
  failureText: (error: unknown) => string;
}

/** A form whose buttons each take a step; closed until somebody opens it, and deaf while a step is under way. */
export function stepForm(
  desk: Desk,
  { title, about, body, missing, failureText }: StepForm,
  steps: readonly Step[],
): HTMLElement {
  const fault = h("p.fault", { role: "alert" });
  const take = async ({ mutation, input, done }: Step) => {
    const empty = missing();
    if (empty) {
      fault.textContent = empty.text;
      return empty.field.focus();
    }
    for (const button of buttons) button.disabled = true;
    try {
      await desk.tell(mutation, { input: input() });
      desk.notify(done);
    } catch (error) {
      fault.textContent = failureText(error);
    }
    for (const button of buttons) button.disabled = false;
  };
  const buttons = steps.map(
    (step) => h("button", { type: "button", onclick: () => void take(step) }, step.zh) as HTMLButtonElement,
  );
  return h(
    "details.object.judge",
    {},
    h("summary", { "aria-label": about }, title),
    h(
      "form",
      { onsubmit: (event) => event.preventDefault(), novalidate: true },
      ...body,
      fault,
      h("div.buttons", {}, ...buttons),
    ),
  );
}
