import type { Page } from '@playwright/test';
import type { Answer, CallName, Request } from '#shared/api';
import { fromText, type AsText } from '#shared/asText';
import type { Bridge } from '#shared/bridge';
import type { Result } from '#shared/result';

/** Asks the program what a page would ask it. */
export async function askPage<Name extends CallName>(
  page: Page,
  name: Name,
  request: Request<Name>,
): Promise<Result<Answer<Name>>> {
  // Without its types on the way, which Playwright's own would change.
  const text: string = await page.evaluate(
    ([call, given]) =>
      (window as unknown as { maqal: Bridge }).maqal.ask(call as CallName, given as never),
    [name, request] as readonly unknown[],
  );
  return fromText(text as AsText<Result<Answer<Name>>>);
}
