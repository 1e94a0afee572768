import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import * as v from 'valibot';
import { calls, type CallName, type EventName, type Events, type Handlers } from '#shared/api';
import { asText } from '#shared/asText';
import { failed } from '#shared/result';
import { pageOrigin } from './scheme';

function isOurs(event: IpcMainInvokeEvent, contents: WebContents | null): boolean {
  const frame = event.senderFrame;
  return (
    contents !== null &&
    event.sender === contents &&
    frame !== null &&
    frame === contents.mainFrame &&
    frame.url.startsWith(`${pageOrigin}/`)
  );
}

/**
 * Answers every call of the contract: only to the main frame of our window, only when the request
 * fits its schema, and always with a `Result`, as text; a handler that throws is logged and answers `internal`.
 */
export function serve(
  handlers: Handlers,
  contents: () => WebContents | null,
  log: (message: string) => void,
): void {
  for (const name of Object.keys(calls) as CallName[]) {
    const { request: schema } = calls[name];
    const handle = handlers[name] as (request: unknown) => Promise<unknown>;
    const answerTo = async (event: IpcMainInvokeEvent, request: unknown): Promise<unknown> => {
      if (!isOurs(event, contents())) return failed('bad-sender');
      const parsed = v.safeParse(schema, request);
      if (!parsed.success) {
        log(`${name}: ${parsed.issues.map((issue) => issue.message).join('; ')}`);
        return failed('bad-request', { detail: name });
      }
      try {
        return await handle(parsed.output);
      } catch (error) {
        log(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
        return failed('internal', { detail: name });
      }
    };
    ipcMain.handle(name, async (event, request: unknown) => asText(await answerTo(event, request)));
  }
}

/** Tells a window's page a fact; a page that is gone is told nothing. */
export function tell<Name extends EventName>(
  contents: WebContents | null,
  name: Name,
  fact: Events[Name],
): void {
  if (contents !== null && !contents.isDestroyed()) contents.send('fact', name, fact);
}
