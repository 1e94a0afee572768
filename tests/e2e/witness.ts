import type { ElectronApplication, Page } from '@playwright/test';

/** What an article's page did that only a page which acts does. */
export interface Witness {
  /** Calls of what payloads call, refusals by the security policy, dialogs, navigations and new windows, as lines. */
  readonly acts: () => Promise<readonly string[]>;
  /** The addresses that were asked for, other than the program's own. */
  readonly requests: () => readonly string[];
}

/** Watches a page from now on: Chromium's own protocol sees a request even where the program refuses it. */
export async function watch(app: ElectronApplication, page: Page): Promise<Witness> {
  const requests: string[] = [];
  const acts: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith('maqal:')) requests.push(request.url());
  });
  page.on('dialog', (dialog) => {
    acts.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('framenavigated', (frame) => acts.push(`navigated ${frame.url()}`));
  page.on('pageerror', (error) => acts.push(`error ${error.message}`));
  page.on('console', (message) => {
    if (/refused|blocked|violat/i.test(message.text())) acts.push(`console ${message.text()}`);
  });
  app.on('window', () => acts.push('window'));
  await page.evaluate(setTraps);
  return {
    acts: async () => [...acts, ...(await page.evaluate(readTraps))],
    requests: () => requests,
  };
}

/** Runs in the page: whatever a payload calls to show that it runs leaves a line instead. */
function setTraps(): void {
  const canary: string[] = [];
  Object.assign(globalThis, { canary });
  for (const name of ['alert', 'confirm', 'prompt', 'print', 'open', 'Worker', 'fetch']) {
    Object.assign(globalThis, { [name]: () => canary.push(name) });
  }
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
    canary.push(`policy ${violatedDirective} ${blockedURI}`);
  });
}

const readTraps = (): string[] => (globalThis as unknown as { canary: string[] }).canary;
