/** Does all at once of what is made to be done a little at a time; answers its outcome. */
export function atOnce<Outcome>(parts: Generator<void, Outcome>): Outcome {
  for (;;) {
    const part = parts.next();
    if (part.done === true) return part.value;
  }
}
