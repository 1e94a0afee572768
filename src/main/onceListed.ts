import type { Handlers } from '#shared/api';

/** Milliseconds in which a window draws the rows that it was given. */
const drawing = 250;

/** The same handlers, and a promise that resolves when a window has had its list and time to draw it. */
export function onceListed(handlers: Handlers): {
  readonly handlers: Handlers;
  readonly listed: Promise<void>;
} {
  let answered: () => void = () => undefined;
  const listed = new Promise<void>((resolve) => {
    answered = () => setTimeout(resolve, drawing);
  });
  const list: Handlers['library:list'] = async (request) => {
    const answer = await handlers['library:list'](request);
    answered();
    return answer;
  };
  return { handlers: { ...handlers, 'library:list': list }, listed };
}
