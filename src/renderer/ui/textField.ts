const otherInputs = ['button', 'checkbox', 'color', 'file', 'radio', 'range', 'reset', 'submit'];

/** Whether an element is one in which text is typed, so that keys belong to it. */
export function isTextField(element: EventTarget | null): boolean {
  if (element instanceof HTMLInputElement) return !otherInputs.includes(element.type);
  return (
    element instanceof HTMLElement && (element.isContentEditable || element.matches('textarea'))
  );
}
